// zhicheng audit: whether the trail of a server's data is whole.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/input.h"
#include "store/audit.h"
#include "store/probe.h"
#include "store/store.h"
#include "store/submissions.h"
#include "store/trail.h"

namespace zhicheng::cli {

namespace {

using base::Json;

struct Options {
  server::Place place;
  std::string ends;  ///< a file with ends kept before; "": none
  Form form;
};

struct Found {
  store::Verification trail;
  std::vector<std::string> damage;  ///< what the database itself says of its pages
  std::vector<store::End> gone;     ///< of the ends kept before, those that are no longer as they were
  bool bare = false;                ///< there are packages, and not one event
  bool ok() const { return trail.faults.empty() && damage.empty() && gone.empty() && !bare; }
};

/// As `audit verify`, `backup` and GET /v1/audit write them.
std::vector<store::End> read_ends(const std::string& file) {
  const Json saved = read_json_input(file);
  const Json* list = saved.find("ends");
  if (list == nullptr || list->array() == nullptr) throw Failure{Exit::refused, "bad_format", "/ends", "里面没有 ends：" + file};
  std::vector<store::End> ends;
  for (const Json& one : *list->array()) {
    const Json* sequence = one.find("sequence");
    if (sequence == nullptr || sequence->integer() == nullptr || one.text_at("hash").empty()) {
      throw Failure{Exit::refused, "bad_format", "/ends/" + std::to_string(ends.size()), "ends 里要写明 office、sequence 和 hash"};
    }
    ends.push_back({std::string(one.text_at("office")), *sequence->integer(), std::string(one.text_at("hash"))});
  }
  return ends;
}

Found look(const Options& options) {
  auto opened = store::Store::look({options.place.database(), options.place.region, 1});
  if (const auto* fault = std::get_if<std::string>(&opened)) throw Failure{Exit::refused, "no_store", "", "数据库打不开：" + *fault};
  const std::vector<store::End> kept = options.ends.empty() ? std::vector<store::End>{} : read_ends(options.ends);
  Found found;
  bool known = false;
  const bool read = std::get<std::unique_ptr<store::Store>>(opened)->read([&](store::Session& session) {
    known = store::find_probe(session).has_value();
    found.trail = store::verify_chains(session);
    found.damage = store::damage_of(session);
    found.bare = found.trail.events == 0 && store::has_submissions(session);
    found.gone.clear();
    for (const store::End& end : kept) {
      const auto here = store::trail_after(session, end.office, end.sequence - 1, 1);
      if (here.empty() || here.front().sequence != end.sequence || here.front().hash != end.hash) found.gone.push_back(end);
    }
  });
  if (!read) throw Failure{Exit::refused, "no_store", "", "数据库读不出来"};
  if (!known) throw Failure{Exit::refused, "no_store", "", "数据库里没有这个行政区划的数据：" + options.place.region};
  return found;
}

std::string in_words(const Found& found) {
  std::string text = fmt::format("核对了 {} 条记录，{} 个单位\n", found.trail.events, found.trail.ends.size());
  for (const store::Fault& fault : found.trail.faults) text += fmt::format("不连贯：{} 第 {} 条\n", fault.office, fault.sequence);
  for (const std::string& damage : found.damage) text += "数据库损坏：" + damage + "\n";
  for (const store::End& end : found.gone) text += fmt::format("与以前保存的不一致：{} 第 {} 条没有了，或被换过\n", end.office, end.sequence);
  if (found.bare) text += "有申报，却一条操作记录也没有\n";
  if (found.ok()) text += found.trail.events == 0 ? "还没有操作记录\n" : "连贯，没有改动\n";
  for (const store::End& end : found.trail.ends) text += fmt::format("{}：{} 条，{}\n", end.office, end.sequence, end.hash);
  return text;
}

std::string in_json(const Found& found) {
  Json faults = Json::Array{}, ends = Json::Array{}, damage = Json::Array{}, gone = Json::Array{};
  for (const store::Fault& fault : found.trail.faults) faults.push(Json::Object{{"office", fault.office}, {"sequence", fault.sequence}});
  for (const store::End& end : found.trail.ends) {
    ends.push(Json::Object{{"office", end.office}, {"sequence", end.sequence}, {"hash", end.hash}});
  }
  for (const std::string& one : found.damage) damage.push(one);
  for (const store::End& end : found.gone) gone.push(Json::Object{{"office", end.office}, {"sequence", end.sequence}});
  if (found.bare) damage.push("有申报，却一条操作记录也没有");
  Json out;
  out.add("format", "zhicheng-audit/1").add("events", found.trail.events).add("faults", std::move(faults));
  out.add("ends", std::move(ends)).add("damage", std::move(damage)).add("gone", std::move(gone));
  return base::write_canonical(out) + "\n";
}

Exit verify(const Options& options) {
  const Found found = look(options);
  print(options.form.wants_text(standard_output()) ? in_words(found) : in_json(found));
  return found.ok() ? Exit::yes : Exit::no;
}

}  // namespace

Command add_audit(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("audit", "审计：核对服务数据里的操作记录有没有被改过、删过");
  CLI::App* check = app->add_subcommand("verify", "逐条核对，并检查数据库本身");
  app->require_subcommand(1);
  add_place(*check, options->place);
  check->add_option("--ends", options->ends, "以前保存的 ends（本命令、zhicheng backup 或 GET /v1/audit 的 JSON）：其中每一条都要还在")->type_name("文件");
  add_form(*check, options->form);
  add_examples(*check,
               "  zhicheng audit verify --data data/\n"
               "  zhicheng audit verify --data data/ --json     # ends 是各单位最后一条的摘要，另存别处，尾部被截断也看得出\n"
               "  zhicheng audit verify --data data/ --ends ends-2026-06-01.json\n",
               "  0   连贯\n"
               "  1   有改动、缺少或损坏，指明单位和序号\n"
               "  64  用法不对\n"
               "  65  数据打不开\n");
  return {app, [options] { return verify(*options); }};
}

}  // namespace zhicheng::cli
