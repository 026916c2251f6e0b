#include "server/resealing.h"

#include <utility>

#include "api/door.h"
#include "server/compressed.h"
#include "server/cover.h"
#include "server/kept.h"
#include "server/register.h"
#include "server/secrets.h"
#include "store/resealing.h"

namespace zhicheng::server {

using base::Json;

namespace {

/// A transaction ends with as many rows, or with the package that makes it as many bytes.
constexpr std::int64_t kTogether = 50;
constexpr std::size_t kBytesTogether = std::size_t{4} << 20;

/// The numbers of the package's person, as it writes them.
struct Numbers {
  std::string id;
  std::string phone;
};

Numbers numbers_of(const std::string& package) {
  const auto read = base::read_json(package);
  const Json* applicant = read ? read->find("applicant") : nullptr;
  if (applicant == nullptr) return {};
  return {std::string(applicant->text_at("id_number")), std::string(applicant->text_at("phone"))};
}

class Pass {
 public:
  Pass(store::Session& session, const seal::Keyring& keys, const std::string& region, Resealed& done)
      : session_(session), keys_(keys), region_(region), done_(done) {}

  /// The bytes of its package.
  std::size_t submission(const std::string& number, std::int64_t revision) {
    ++done_.seen;
    auto row = store::find_submission(session_, number, revision);
    if (!row) return 0;
    const std::string place = sealed_place(region_, number, revision);
    const auto opened = keys_.open(row->secrets, place);
    const auto* secrets = std::get_if<std::string>(&opened);
    const auto open = decompress(row->body, api::kRequestLimits.bytes);
    const auto package = secrets != nullptr && open ? join({*open, *secrets}) : std::nullopt;
    if (!package) {
      ++done_.unreadable;
      return open ? open->size() : 0;
    }
    const auto [id, phone] = numbers_of(*package);
    const Cover cover(id, phone);
    // Sealed as a whole because no judge could read it, or because it hides what it says: so it stays.
    const Parted parted = open->empty() ? Parted{*open, *secrets} : part_known(*package, id, phone, Cover(id, phone).spellings());
    const auto judgement = base::read_json(row->judgement);
    const std::string covered = judgement ? base::write_canonical(cover.json(judgement.value())) : row->judgement;
    bool changed = hide_names(number, revision, cover);
    if (seal::Keyring::key_of(row->secrets) != keys_.newest() || parted.open != *open || covered != row->judgement) {
      const std::string before = std::exchange(row->secrets, keys_.seal(parted.secrets, place));
      if (parted.open != *open) row->body = compress(parted.open);
      row->judgement = covered;
      changed = store::reseal(session_, *row, before) || changed;
    }
    if (changed) ++done_.written;
    return package->size();
  }

  void record(store::RecordRow row) {
    ++done_.seen;
    if (seal::Keyring::key_of(row.secrets) == keys_.newest()) return;
    const std::string place = record_place(region_, row.id);
    const auto opened = keys_.open(row.secrets, place);
    const auto* number = std::get_if<std::string>(&opened);
    if (number == nullptr) {
      ++done_.unreadable;
      return;
    }
    row.secrets = keys_.seal(*number, place);
    store::reseal(session_, row);
    ++done_.written;
  }

 private:
  bool hide_names(const std::string& number, std::int64_t revision, const Cover& cover) {
    bool changed = false;
    for (const store::Attachment& before : store::attachments_of(session_, number, revision)) {
      store::Attachment after = before;
      for (std::string* said : {&after.kind, &after.name, &after.type}) *said = cover.text(*said);
      if (after.kind == before.kind && after.name == before.name && after.type == before.type) continue;
      store::rename(session_, number, revision, after);
      changed = true;
    }
    return changed;
  }

  store::Session& session_;
  const seal::Keyring& keys_;
  const std::string& region_;
  Resealed& done_;
};

/// Has `some` go on from a place to the next one, each step a transaction, until it stays where it is.
template <class Place, class Some>
bool go_through(store::Store& data, Resealed& all, Place from, const Some& some) {
  for (;;) {
    Place next = from;
    Resealed now;
    // It may be run again from its start.
    const bool kept = data.write_now([&](store::Session& session) {
      now = all;
      next = some(session, from, now);
    });
    if (!kept) return false;
    if (next == from) return true;
    all = now;
    from = std::move(next);
  }
}

}  // namespace

std::optional<Resealed> reseal(store::Store& data, const seal::Keyring& keys, const std::string& region) {
  Resealed all;
  using Revision = std::pair<std::string, std::int64_t>;
  const bool packages = go_through(data, all, Revision(), [&](store::Session& session, Revision from, Resealed& now) {
    std::size_t bytes = 0;
    for (Revision& one : store::submissions_after(session, from.first, from.second, kTogether)) {
      bytes += Pass(session, keys, region, now).submission(one.first, one.second);
      from = std::move(one);
      if (bytes >= kBytesTogether) break;
    }
    return from;
  });
  const bool records = packages && go_through(data, all, std::string(), [&](store::Session& session, std::string from, Resealed& now) {
    for (store::RecordRow& one : store::records_after(session, from, kTogether)) {
      from = one.id;
      Pass(session, keys, region, now).record(std::move(one));
    }
    return from;
  });
  return records ? std::optional(all) : std::nullopt;
}

}  // namespace zhicheng::server
