#include "server/branch.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>
#include <system_error>

#include "rules/embedded.h"
#include "server/own_keys.h"
#include "server/rounds.h"
#include "store/submissions.h"

namespace zhicheng::server {

namespace fs = std::filesystem;

namespace {

std::string_view workflow_rules() {
  for (const rules::SourceFile& file : rules::embedded_files()) {
    if (file.path == "workflow.json") return file.bytes;
  }
  return {};
}

/// Makes the names in a folder stay. Whether it could.
bool settle(const fs::path& folder) {
  const blobs::Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return opened.number() >= 0 && ::fsync(opened.number()) == 0;
}

}  // namespace

struct Branch::Parts {
  Clock clock;
  workflow::Workflow workflow;
  seal::Keyring keys;
  blobs::Blobs blobs;
  std::unique_ptr<store::Store> store;
  Errands errands;
  Errands hashing;  // all of them take less than the time that stopping may take
  std::unique_ptr<judging::Pool> judges;
  Premises premises;
  Desk desk;
  std::optional<std::string> first_code;
  std::unique_ptr<Rounds> rounds;

  Parts(const Settings& settings, workflow::Workflow rules, seal::Keyring keyring, blobs::Blobs files, std::unique_ptr<store::Store> opened, Troubles& troubles)
      : clock(settings.clock),
        workflow(std::move(rules)),
        keys(std::move(keyring)),
        blobs(std::move(files)),
        store(std::move(opened)),
        errands(2, 1000, [&troubles](const std::exception& failure) { troubles.threw("errand", failure); }),
        hashing(2, 40, [&troubles](const std::exception& failure) { troubles.threw("errand", failure); }),
        judges(std::make_unique<judging::Pool>(judging::Settings{settings.judges, 5000, 2000, settings.judge, [&troubles](const std::exception& failure) { troubles.threw("judging", failure); }})),
        premises{settings.place.region, *store, *judges, keys, blobs, workflow, clock, errands, hashing, troubles, {settings.proxy, settings.origin}},
        desk(premises),
        first_code(Logins::open_first(premises)),
        rounds(std::make_unique<Rounds>(premises)) {}

  /// Whoever hands work on ends before those to whom it goes, and the desk is there until the last has answered.
  ~Parts() {
    rounds.reset();
    judges.reset();
    errands.close();
    hashing.abandon();  // whose passwords still wait have gone
    store.reset();
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
};

Branch::Branch(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Branch::~Branch() = default;

const std::optional<std::string>& Branch::first_code() const { return parts_->first_code; }

std::string Branch::public_key() const { return parts_->keys.public_key(); }

Desk& Branch::desk() { return parts_->desk; }

std::variant<std::unique_ptr<Branch>, std::string> Branch::open(const Settings& settings, Troubles& troubles) {
  // Memory of one request serves the next one; else each asks the system for it and gives it back.
  ::mallopt(M_TRIM_THRESHOLD, 2 << 20);
  ::mallopt(M_TOP_PAD, 256 << 10);
  std::error_code failure;
  const bool fresh = fs::create_directory(settings.place.data, failure);
  if (failure || !fs::is_directory(settings.place.data, failure)) return "数据目录打不开：" + settings.place.data.string();
  // Whoever may not read the server's data may not even list it.
  if (fresh) fs::permissions(settings.place.data, fs::perms::owner_all, failure);
  // Everything that is kept in it hangs on its own name. A start before this one may have died between the two.
  if (!settle(fs::canonical(settings.place.data, failure).parent_path())) return "数据目录的上级目录写不了：" + settings.place.data.string();

  auto workflow = workflow::Workflow::load(workflow_rules());
  if (!workflow) return "流转规则读不出来：" + workflow.error().at + "：" + workflow.error().detail;

  auto opened = store::Store::open({settings.place.database(), settings.place.region, 4000, [&troubles](const store::Trouble& one) { troubles.database(one); }});
  if (const auto* fault = std::get_if<std::string>(&opened)) return "数据库打不开：" + *fault;
  auto& database = std::get<std::unique_ptr<store::Store>>(opened);

  bool known = true;
  if (!database->read([&](store::Session& session) { known = store::has_submissions(session) || store::find_probe(session); })) return "数据库读不出来";
  auto keys = seal::Keyring::load((settings.place.data / "keys").string(), known ? seal::FirstStart::refused : seal::FirstStart::allowed);
  if (const auto* fault = std::get_if<seal::Fault>(&keys)) return "密钥打不开：" + fault->detail;

  if (auto fault = take_keys(*database, std::get<seal::Keyring>(keys), settings.place.region)) return std::move(*fault);

  auto blobs = blobs::Blobs::in((settings.place.data / "blobs").string());
  if (const auto* fault = std::get_if<blobs::Fault>(&blobs)) return "附件目录打不开：" + fault->detail;

  return std::unique_ptr<Branch>(new Branch(std::make_unique<Parts>(
      settings, std::move(workflow).value(), std::move(std::get<seal::Keyring>(keys)), std::move(std::get<blobs::Blobs>(blobs)),
      std::move(database), troubles)));
}

void raise_file_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace zhicheng::server
