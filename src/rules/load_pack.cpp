// Packs: what decides `series_conditions` for the applicants of its series.
#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "base/sort.h"
#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::string_view kOpened = "series_conditions";  ///< the finding that packs decide, and its name in `open`
constexpr std::string_view kNational = "national_minimum";
constexpr std::string_view kRegional = "regional_conditions";

/// `series = "a"`, `series in ("a", "b")`, or the contrary.
std::string series_test(const std::vector<std::string>& series, bool among) {
  if (series.size() == 1) return std::string(among ? "series = \"" : "series != \"") + series[0] + '"';
  std::string list;
  for (const std::string& one : series) list += (list.empty() ? "\"" : ", \"") + one + '"';
  const std::string test = "series in (" + list + ")";
  return among ? test : "not(" + test + ")";
}

}  // namespace

struct EditionLoader::Pack {
  std::string id;
  std::vector<std::string> series;
  bool national = false;
  bool verified = false;
  std::string source;
  std::vector<JudgeCase> judge;  ///< of series_conditions; empty: the base's own
};

EditionLoader::EditionLoader(const EditionSource& source) : source_(source), edition_(std::make_shared<Edition>()) {}
EditionLoader::~EditionLoader() = default;

void EditionLoader::read_packs() {
  for (const Json* item : source_.packs) {
    read_pack(*item);
    if (!fault_.found()) continue;
    const base::Error first = fault_.error();
    const std::string place = "packs/" + std::string(item->text_at("id")) + ".json#" + first.at;
    fault_ = Fault{};
    return fault_.note(first.code, place, first.detail);
  }
  decide_series_conditions();
  rank_facts();
}

void EditionLoader::read_pack(const Json& item) {
  need_format(item, "zhicheng-pack/1", "", fault_);
  Fields fields(item, "", fault_);
  Pack pack;
  read_pack_head(fields, pack);
  read_pack_facts(fields.items_or_none("facts"), fields.pointer("facts"));
  if (fault_.found()) return;
  const Json::Array& values = fields.items_or_none("values");
  declare_values(values, fields.pointer("values"));
  define_values(values, fields.pointer("values"));
  if (fault_.found()) return;
  read_pack_findings(pack, fields.items_or_none("findings"), fields.pointer("findings"));
  if (const Json* conditions = fields.take(kOpened)) {
    Fields inner(*conditions, fields.pointer(kOpened), fault_);
    const Json::Array& cases = inner.items("judge");
    if (cases.empty()) fault_.note(ErrorCode::bad_pack, inner.pointer("judge"), "至少要有一种情形");
    for (std::size_t i = 0; i < cases.size(); ++i) {
      pack.judge.push_back(read_case(cases[i], inner.pointer("judge", i), i + 1 == cases.size()));
      if (pack.national && pack.judge.back().status != Status::unknown) {
        fault_.note(ErrorCode::bad_pack, inner.pointer("judge", i), "国家最低标准不是自治区条件，这里只能是 unknown");
      }
    }
    inner.done();
  } else if (!pack.national) {
    fault_.note(ErrorCode::missing_key, "", std::string(kOpened));
  }
  fields.done();
  edition_->packs.push_back(Json{}.add("id", pack.id).add("digest", base::sha256(base::write_canonical(item))));
  packs_.push_back(std::move(pack));
}

void EditionLoader::read_pack_head(Fields& fields, Pack& pack) {
  fields.text("format");
  pack.id = fields.text("id");
  fields.text("title");
  fields.text_or_empty("note");
  const std::string kind = fields.text("kind");
  pack.national = kind == kNational;
  if (!pack.national && kind != kRegional) fault_.note(ErrorCode::out_of_domain, fields.pointer("kind"), kind);
  pack.verified = fields.flag("verified", false);
  pack.source = fields.text("source");
  if (pack.source.empty()) fault_.note(ErrorCode::missing_key, "", "source");
  if (pack.national && pack.verified) fault_.note(ErrorCode::bad_pack, fields.pointer("verified"), "国家最低标准不是自治区条件，只能是待核实（false）");
  if (std::find(open_.begin(), open_.end(), kOpened) == open_.end() || edition_->find_finding(kOpened) == nullptr) {
    fault_.note(ErrorCode::bad_pack, "", "这一版通知没有把 series_conditions 列入 open，不能加载系列条件包");
  }
  pack.series = fields.texts("series");
  if (pack.series.empty()) fault_.note(ErrorCode::bad_pack, fields.pointer("series"), "至少要有一个系列");
  const Fact* fact = edition_->vocabulary.find("series");
  for (std::size_t i = 0; i < pack.series.size(); ++i) {
    const std::string& one = pack.series[i];
    const bool known = fact != nullptr && std::any_of(fact->choices.begin(), fact->choices.end(), [&](const Choice& choice) { return choice.id == one; });
    if (!known) fault_.note(ErrorCode::out_of_domain, fields.pointer("series", i), one);
    const auto names = [&](const std::vector<std::string>& series, std::size_t count) {
      return std::find(series.begin(), series.begin() + static_cast<std::ptrdiff_t>(count), one) != series.begin() + static_cast<std::ptrdiff_t>(count);
    };
    if (names(pack.series, i)) fault_.note(ErrorCode::duplicate_id, fields.pointer("series", i), one);
    for (const Pack& other : packs_) {
      if (names(other.series, other.series.size())) fault_.note(ErrorCode::bad_pack, fields.pointer("series", i), "同一系列已由 " + other.id + " 规定");
    }
  }
}

/// New facts come after the vocabulary's own, also in the order of questions. Two packs may ask the same thing if they
/// say so in the same words.
void EditionLoader::read_pack_facts(const Json::Array& items, const std::string& at) {
  const std::size_t others = pack_facts_.size();
  for (std::size_t i = 0; i < items.size() && !fault_.found(); ++i) {
    const auto end = pack_facts_.begin() + static_cast<std::ptrdiff_t>(others);
    const bool shared = std::any_of(pack_facts_.begin(), end, [&](const Json* other) { return *other == items[i]; });
    const auto same = [&](const Json& other) { return other.text_at("id") == items[i].text_at("id"); };
    if (std::any_of(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(i), same)) {
      fault_.note(ErrorCode::duplicate_id, base::pointer_to(at, i), std::string(items[i].text_at("id")));
    }
    if (shared) continue;
    if (value_index(items[i].text_at("id"))) fault_.note(ErrorCode::duplicate_id, base::pointer_to(at, i), std::string(items[i].text_at("id")));
    edition_->vocabulary.add(items[i], base::pointer_to(at, i), fault_);
    const Fact& fact = edition_->vocabulary.facts().back();
    edition_->fact_domains.push_back(fact.type == FactType::choice ? own_domain(fact.choices) : nullptr);
    edition_->ask_order.push_back(edition_->vocabulary.facts().size() - 1);
    pack_facts_.push_back(&items[i]);
  }
}

/// A pack's findings speak of its series alone; those of national minima are for reference and never `met`.
void EditionLoader::read_pack_findings(const Pack& pack, const Json::Array& items, const std::string& at) {
  for (std::size_t i = 0; i < items.size() && !fault_.found(); ++i) {
    const std::string place = base::pointer_to(at, i);
    FindingRule rule = read_finding(items[i], place);
    if (edition_->find_finding(rule.id) != nullptr) fault_.note(ErrorCode::duplicate_id, place, rule.id);
    if (rule.role == Role::path) fault_.note(ErrorCode::bad_pack, base::pointer_to(place, "role"), "条件包不能新增申报途径");
    if (pack.national && rule.role != Role::reference) {
      fault_.note(ErrorCode::bad_pack, base::pointer_to(place, "role"), "国家最低标准不是自治区条件，只能作参考（reference）");
    }
    const bool met = std::any_of(rule.judge.begin(), rule.judge.end(), [](const JudgeCase& one) { return one.status == Status::met; });
    if (pack.national && met) {
      fault_.note(ErrorCode::bad_pack, base::pointer_to(place, "judge"), "达到国家最低标准不等于符合自治区条件，不能是 met");
    }
    if (pack.national && rule.verified) fault_.note(ErrorCode::bad_pack, base::pointer_to(place, "verified"), "国家最低标准的判断只能是待核实（false）");
    rule.verified = rule.verified && pack.verified;
    JudgeCase others;
    others.when = leaf(series_test(pack.series, false), place);
    others.status = Status::not_applicable;
    rule.judge.insert(rule.judge.begin(), std::move(others));
    edition_->findings.push_back(std::move(rule));
  }
}

/// The base's cases for all other series, then each pack's for its own. Whether the finding is verified follows the
/// pack that is used.
void EditionLoader::decide_series_conditions() {
  std::vector<const Pack*> deciding;
  std::vector<std::string> decided;
  for (const Pack& pack : packs_) {
    if (pack.judge.empty()) continue;
    deciding.push_back(&pack);
    decided.insert(decided.end(), pack.series.begin(), pack.series.end());
  }
  if (deciding.empty()) return;

  NamedValue source{"series_conditions_source", "系列条件的来源", {feel::Type::Base::boolean, nullptr}, {}, {}, {}, {}};
  if (auto input = expression("series", {}, "")) source.inputs.push_back(*std::move(input));
  std::vector<JudgeCase> judge;
  FindingRule& rule = edition_->findings[static_cast<std::size_t>(edition_->find_finding(kOpened) - edition_->findings.data())];
  /// The series, and what else a case asks.
  const auto guard = [&](const std::string& series, std::optional<Condition>& when) {
    Condition both = leaf(series, "");
    if (when) {
      Condition other = std::move(both);
      both = Condition{};
      both.kind = Condition::Kind::all;
      both.index = edition_->conditions++;
      both.parts = {std::move(other), *std::move(when)};
    }
    when = std::move(both);
  };
  for (JudgeCase& one : rule.judge) {
    guard(series_test(decided, false), one.when);
    judge.push_back(std::move(one));
  }
  for (const Pack* pack : deciding) {
    for (JudgeCase one : pack->judge) {
      if (pack != deciding.back()) guard(series_test(pack->series, true), one.when);
      judge.push_back(std::move(one));
    }
    std::vector<std::int64_t> symbols;
    for (const std::string& one : pack->series) symbols.push_back(edition_->symbols.intern(one));
    base::sort(symbols);
    source.table.push_back({{std::move(symbols)}, feel::Value::boolean(true), pack->verified, pack->source});
  }
  source.table.push_back({{{}}, feel::Value::boolean(false), true, {}});
  declare(std::move(source), "/values");
  rule.judge = std::move(judge);
  rule.verified_by.push_back(edition_->values.size() - 1);
}

}  // namespace zhicheng::rules
