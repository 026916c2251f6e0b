// zhicheng backup, zhicheng restore: a server's data as a folder, and back.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "base/digest.h"
#include "cli/commands.h"
#include "cli/folder_copy.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/new_file.h"
#include "seal/keyring.h"
#include "server/own_keys.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/probe.h"
#include "store/store.h"
#include "store/submissions.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;

namespace {

using base::Json;

constexpr std::string_view kFormat = "zhicheng-backup/1";
constexpr const char* kDatabase = "zhicheng.sqlite";
constexpr const char* kList = "backup.json";
/// Of blobs: what has not come to its end.
constexpr const char* kPartial = "partial";

constexpr const char* kPostgresql =
    "PostgreSQL 的数据库用它自己的工具备份：要一份全备，用 pg_dump --format=custom --file=zhicheng.dump；"
    "要能恢复到任一时刻，用 pg_basebackup 加连续归档（PITR）。先备数据库，再复制数据目录里的 blobs（附件）；"
    "keys（密钥）另存别处。恢复用 pg_restore，附件和密钥放回原处";

struct Options {
  server::Place place;
  fs::path copy;
  fs::path keys;
  Form form;
};

/// What is found in a database.
struct Contents {
  std::int64_t submissions = 0;
  store::Verification trail;
  std::vector<std::string> damage;
  std::vector<std::string> attachments;  ///< digests of those that must be there
};

std::unique_ptr<store::Store> taken(std::variant<std::unique_ptr<store::Store>, std::string> opened) {
  if (const auto* fault = std::get_if<std::string>(&opened)) throw Failure{Exit::refused, "no_store", "", "数据库打不开：" + *fault};
  return std::move(std::get<std::unique_ptr<store::Store>>(opened));
}

/// Leaves it as it is.
std::unique_ptr<store::Store> look(const server::Place& place) {
  auto data = taken(store::Store::look({place.database(), place.region, 1}));
  bool known = false;
  if (!data->read([&](store::Session& session) { known = store::find_probe(session).has_value(); })) {
    throw Failure{Exit::refused, "no_store", "", "数据库读不出来"};
  }
  if (!known) throw Failure{Exit::refused, "no_store", "", "数据库里没有这个行政区划的数据：" + place.region};
  return data;
}

Contents contents_of(store::Store& data) {
  Contents found;
  const bool read = data.read([&](store::Session& session) {
    found.submissions = store::count_submissions(session);
    found.trail = store::verify_chains(session);
    found.damage = store::damage_of(session);
    found.attachments = store::present_digests(session);
  });
  if (!read) throw Failure{Exit::refused, "no_store", "", "数据库读不出来"};
  return found;
}

/// The last event of each office: kept elsewhere, it shows when an end was cut off.
Json list_of(const server::Place& place, const Contents& contents, std::int64_t attachments) {
  Json ends = Json::Array{};
  for (const store::End& end : contents.trail.ends) {
    ends.push(Json::Object{{"office", end.office}, {"sequence", end.sequence}, {"hash", end.hash}});
  }
  Json list;
  list.add("format", kFormat).add("region", place.region).add("submissions", contents.submissions);
  list.add("attachments", attachments).add("events", contents.trail.events).add("ends", std::move(ends));
  return list;
}

std::string words_of(const char* done, const Json& list) {
  const auto number = [&](std::string_view key) { return *list.find(key)->integer(); };
  return fmt::format("{}：申报 {} 份，附件 {} 个，操作记录 {} 条\n", done, number("submissions"), number("attachments"), number("events"));
}

Exit back_up(const Options& options) {
  const std::string database = options.place.database();
  if (database.starts_with("postgresql://")) throw bad_usage(kPostgresql);
  std::error_code failure;
  if (!fs::is_regular_file(database, failure)) throw Failure{Exit::refused, "no_store", "", "没有数据库：" + database};
  const auto source = look(options.place);
  make_new_folder(options.copy);
  if (!options.keys.empty()) make_new_folder(options.keys);

  std::optional<std::string> fault;
  const std::string copied = (options.copy / kDatabase).string();
  const bool read = source->read([&](store::Session& session) { fault = store::back_up(session, copied); });
  if (!read || fault) throw Failure{Exit::output, "cannot_write", "", "数据库没有备份成：" + fault.value_or("读不出来")};

  // Behind the database: an attachment that it says is here was here before.
  const fs::path blobs = options.place.data / "blobs";
  std::int64_t attachments = 0;
  make_new_folder(options.copy / "blobs");
  if (fs::is_directory(blobs, failure)) attachments = copy_files(blobs, options.copy / "blobs", Copying::linked_where_possible, kPartial);
  if (!options.keys.empty()) copy_files(options.place.data / "keys", options.keys, Copying::copied);

  // Last: a backup that was cut off has none.
  const Contents contents = contents_of(*look({options.copy, copied, options.place.region}));
  if (!contents.damage.empty()) throw Failure{Exit::output, "damaged", "", "备份出来的数据库是坏的：" + contents.damage.front()};
  const Json list = list_of(options.place, contents, attachments);
  write_file((options.copy / kList).string(), base::write_canonical(list) + "\n");
  print(options.form.wants_text(standard_output()) ? words_of("备份好了", list) : base::write_canonical(list) + "\n");
  return Exit::yes;
}

/// Every attachment that the database says is there has its bytes.
void check_attachments(const fs::path& data, const Contents& contents) {
  for (const std::string& digest : contents.attachments) {
    const fs::path path = data / "blobs" / digest.substr(0, 2) / digest.substr(2, 2) / digest;
    std::ifstream file(path, std::ios::binary);
    base::Sha256 hash;
    std::string piece(std::size_t{1} << 20, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
      hash.add({piece.data(), static_cast<std::size_t>(file.gcount())});
    }
    if (hash.finish() != digest) throw Failure{Exit::refused, "damaged", "", "备份里的附件缺少或损坏：" + digest};
  }
}

Exit restore(const Options& options) {
  const fs::path& data = options.place.data;
  const Json list = read_json_input((options.copy / kList).string());
  if (list.text_at("format") != kFormat || list.find("submissions") == nullptr || list.find("submissions")->integer() == nullptr) {
    throw Failure{Exit::refused, "bad_format", "/format", "不是 zhicheng backup 写的备份"};
  }
  server::Place place = options.place;
  place.region = list.text_at("region");
  make_new_folder(data);
  // It is no server's data until it has been looked through.
  const fs::path database = data / "restoring.sqlite";
  std::error_code failure;
  fs::copy_file(options.copy / kDatabase, database, failure);
  if (failure) throw cannot_write(database.string(), failure.value());
  place.store = database.string();
  // It may be an earlier version's: what is brought forward is the copy.
  auto data_of_copy = taken(store::Store::open({place.database(), place.region, 1}));
  const Contents contents = contents_of(*data_of_copy);
  if (!contents.damage.empty()) throw Failure{Exit::refused, "damaged", "", "备份里的数据库是坏的：" + contents.damage.front()};
  if (!contents.trail.faults.empty()) throw Failure{Exit::refused, "damaged", "", "备份里的操作记录不连贯：" + contents.trail.faults.front().office};
  if (contents.submissions != *list.find("submissions")->integer()) throw Failure{Exit::refused, "damaged", "/submissions", "备份里的申报少了"};
  const Json found = list_of(place, contents, 0);
  for (const char* key : {"events", "ends"}) {
    const Json* listed = list.find(key);
    if (listed == nullptr || base::write_canonical(*listed) != base::write_canonical(*found.find(key))) {
      throw Failure{Exit::refused, "damaged", std::string("/") + key, "备份里的操作记录和清单不一致，少了或被换过"};
    }
  }
  make_new_folder(data / "blobs");
  const std::int64_t attachments = copy_files(options.copy / "blobs", data / "blobs", Copying::copied);
  check_attachments(data, contents);
  if (!options.keys.empty()) {
    make_new_folder(data / "keys");
    copy_files(options.keys, data / "keys", Copying::copied);
    const auto keys = seal::Keyring::load((data / "keys").string(), seal::FirstStart::refused);
    if (const auto* fault = std::get_if<seal::Fault>(&keys)) throw Failure{Exit::refused, "no_keys", "", "密钥打不开：" + fault->detail};
    if (auto fault = server::fault_of_keys(*data_of_copy, std::get<seal::Keyring>(keys), place.region)) {
      throw Failure{Exit::refused, "foreign_keys", "", std::move(*fault)};
    }
  }
  data_of_copy.reset();
  settle(database);
  fs::rename(database, data / kDatabase, failure);
  if (failure) throw cannot_write(data.string(), failure.value());
  settle(data);
  const Json done = list_of(place, contents, attachments);
  std::string words = words_of("恢复好了", done);
  if (options.keys.empty()) words += "还要把备份的密钥放到 " + (data / "keys").string() + "，服务才能启动\n";
  print(options.form.wants_text(standard_output()) ? words : base::write_canonical(done) + "\n");
  return Exit::yes;
}

}  // namespace

Command add_backup(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("backup", "备份：把服务的数据存成一个目录，服务不用停");
  add_place(*app, options->place);
  app->get_option("--data")->required();
  app->add_option("--to", options->copy, "备份写到这个新目录：数据库，附件（同一磁盘上用硬链接），清单 backup.json")->required()->type_name("目录");
  app->add_option("--keys", options->keys, "密钥另存到这个新目录，不要和数据放在一起；不写则不备密钥")->type_name("目录");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng backup --data data/ --to /backup/2026-06-01/ --keys /safe/2026-06-01/\n"
               "  zhicheng restore --from /backup/2026-06-01/ --keys /safe/2026-06-01/ --data data/\n",
               "  0   备份好了：开始之前答复过已收到的，都在里面\n"
               "  64  用法不对；PostgreSQL 的数据库要用它自己的工具备份\n"
               "  65  数据打不开\n"
               "  74  备份写不出来\n");
  return {app, [options] { return back_up(*options); }};
}

Command add_restore(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("restore", "恢复：由 zhicheng backup 的备份重建服务的数据目录，并逐项核对");
  app->add_option("--from", options->copy, "备份所在的目录")->required()->type_name("目录");
  app->add_option("--data", options->place.data, "恢复到这个新目录")->required()->type_name("目录");
  app->add_option("--keys", options->keys, "备份的密钥所在的目录；不写则以后自己放进去")->type_name("目录");
  add_form(*app, options->form);
  add_examples(*app, "  zhicheng restore --from /backup/2026-06-01/ --keys /safe/2026-06-01/ --data data/\n",
               "  0   恢复好了，数据库、操作记录和附件都核对过\n"
               "  64  用法不对\n"
               "  65  备份不全、损坏或打不开\n"
               "  74  写不出来\n");
  return {app, [options] { return restore(*options); }};
}

}  // namespace zhicheng::cli
