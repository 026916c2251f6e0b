// zhicheng audit: whether the trail of a server's data is whole.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "cli/commands.h"
#include "cli/help.h"
#include "store/audit.h"
#include "store/store.h"

namespace zhicheng::cli {

namespace {

using base::Json;

struct Options {
  server::Place place;
  Form form;
};

struct Found {
  store::Verification trail;
  std::vector<std::string> damage;  ///< what the database itself says of its pages
};

Found look(const Options& options) {
  auto opened = store::Store::open({options.place.database(), options.place.region, 1});
  if (const auto* fault = std::get_if<std::string>(&opened)) throw Failure{Exit::refused, "no_store", "", "数据库打不开：" + *fault};
  Found found;
  const bool read = std::get<std::unique_ptr<store::Store>>(opened)->read([&](store::Session& session) {
    found.trail = store::verify_chains(session);
    found.damage = store::damage_of(session);
  });
  if (!read) throw Failure{Exit::refused, "no_store", "", "数据库读不出来"};
  return found;
}

std::string in_words(const Found& found) {
  std::string text = fmt::format("核对了 {} 条记录，{} 个单位\n", found.trail.events, found.trail.ends.size());
  for (const store::Fault& fault : found.trail.faults) text += fmt::format("不连贯：{} 第 {} 条\n", fault.office, fault.sequence);
  for (const std::string& damage : found.damage) text += "数据库损坏：" + damage + "\n";
  if (found.trail.faults.empty() && found.damage.empty()) text += "连贯，没有改动\n";
  for (const store::End& end : found.trail.ends) text += fmt::format("{}：{} 条，{}\n", end.office, end.sequence, end.hash);
  return text;
}

std::string in_json(const Found& found) {
  Json faults = Json::Array{}, ends = Json::Array{}, damage = Json::Array{};
  for (const store::Fault& fault : found.trail.faults) faults.push(Json::Object{{"office", fault.office}, {"sequence", fault.sequence}});
  for (const store::End& end : found.trail.ends) {
    ends.push(Json::Object{{"office", end.office}, {"sequence", end.sequence}, {"hash", end.hash}});
  }
  for (const std::string& one : found.damage) damage.push(one);
  Json out;
  out.add("format", "zhicheng-audit/1").add("events", found.trail.events).add("faults", std::move(faults));
  out.add("ends", std::move(ends)).add("damage", std::move(damage));
  return base::write_canonical(out) + "\n";
}

Exit verify(const Options& options) {
  const Found found = look(options);
  print(options.form.wants_text(standard_output()) ? in_words(found) : in_json(found));
  return found.trail.faults.empty() && found.damage.empty() ? Exit::yes : Exit::no;
}

}  // namespace

Command add_audit(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("audit", "审计：核对服务数据里的操作记录有没有被改过、删过");
  CLI::App* check = app->add_subcommand("verify", "逐条核对，并检查数据库本身");
  app->require_subcommand(1);
  add_place(*check, options->place);
  add_form(*check, options->form);
  add_examples(*check,
               "  zhicheng audit verify --data data/\n"
               "  zhicheng audit verify --data data/ --json     # ends 是各单位最后一条的摘要，另存别处，尾部被截断也看得出\n",
               "  0   连贯\n"
               "  1   有改动、缺少或损坏，指明单位和序号\n"
               "  64  用法不对\n"
               "  65  数据打不开\n");
  return {app, [options] { return verify(*options); }};
}

}  // namespace zhicheng::cli
