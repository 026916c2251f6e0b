#include <algorithm>
#include <array>

#include "base/digest.h"
#include "base/sort.h"
#include "rules/edition_loader.h"
#include "rules/render.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

namespace {

base::Error in_file(std::string_view file, base::Error error) {
  error.at = std::string(file) + "#" + error.at;
  return error;
}

constexpr std::string_view kChanged = "changed";

/// The canonical bytes of an edition or a county's file, but for the day on which somebody last changed it: it judges nothing.
void append_judging(std::string& out, const Json& file) {
  if (file.find(kChanged) == nullptr) return base::append_canonical(out, file);
  std::vector<const Json::Member*> members;
  for (const Json::Member& member : *file.object()) {
    if (member.first != kChanged) members.push_back(&member);
  }
  base::sort(members, [](const Json::Member* a, const Json::Member* b) { return a->first < b->first; });
  for (const Json::Member* member : members) {
    out += member == members.front() ? '{' : ',';
    base::append_quoted(out, member->first);
    out += ':';
    base::append_canonical(out, member->second);
  }
  out += '}';
}

}  // namespace


base::Result<std::shared_ptr<const Edition>> EditionLoader::run() {
  auto vocabulary = Vocabulary::load(source_.vocabulary);
  if (!vocabulary) {
    return in_file("vocabulary", vocabulary.error());
  }
  edition_->vocabulary = std::move(*vocabulary);
  read_vocabulary();
  read_edition();
  if (fault_.found()) return in_file("edition", fault_.error());
  read_clauses();
  if (fault_.found()) return in_file("clauses", fault_.error());
  if (!source_.packs.empty()) read_packs();
  if (fault_.found()) return fault_.error();
  read_seats();
  if (fault_.found()) return fault_.error();
  if (source_.overlay != nullptr) read_overlay(*source_.overlay);
  if (fault_.found()) return in_file("overlay", fault_.error());
  put_words();
  sign();
  edition_->fragments = make_fragments(*edition_);
  return std::shared_ptr<const Edition>(edition_);
}

void EditionLoader::read_vocabulary() {
  for (const Fact& fact : edition_->vocabulary.facts()) {
    edition_->fact_domains.push_back(fact.type == FactType::choice ? own_domain(fact.choices) : nullptr);
  }
}

const std::vector<std::int64_t>* EditionLoader::own_domain(const std::vector<Choice>& choices) {
  std::vector<std::int64_t>& domain = edition_->domains.emplace_back();
  for (const Choice& choice : choices) domain.push_back(edition_->symbols.intern(choice.id));
  return &domain;
}

void EditionLoader::read_edition() {
  need_format(source_.edition, "zhicheng-edition/1", "", fault_);
  Fields fields(source_.edition, "", fault_);
  read_head(fields);
  const Json::Array& values = fields.items("values");
  declare({"county_filing_on", "旗县区规定的申报截止日", {feel::Type::Base::date, nullptr}, {}, {}, {}, {}}, "");
  declare_values(values, fields.pointer("values"));
  define_values(values, fields.pointer("values"));
  const auto cutoff = value_index("cutoff");
  if (!cutoff) fault_.note(ErrorCode::missing_key, fields.pointer("values"), "cutoff");
  edition_->cutoff = cutoff.value_or(0);
  if (fault_.found()) return;
  read_findings(fields.items("findings"), fields.pointer("findings"));
  read_paths(fields.items("paths"), fields.pointer("paths"));
  read_human(fields.items("human"), fields.pointer("human"));
  read_deadlines(fields.items("deadlines"), fields.pointer("deadlines"));
  read_materials(fields.items("materials"), fields.pointer("materials"));
  read_route(fields.need("route"), fields.pointer("route"));
  read_contacts(fields.items("contacts"), fields.pointer("contacts"));
  read_dates(fields.items_or_none("dates"), fields.pointer("dates"));
  read_changes(fields.items_or_none("changes"), fields.pointer("changes"));
  read_tables(fields);
  read_ask_order(fields);
  rank_facts();
  fields.done();
}

/// Choices come before dates in the order of variables: dates are compared last, where fewest paths are left.
void EditionLoader::rank_facts() {
  const auto is_open = [&](std::size_t fact) {
    const FactType type = edition_->vocabulary.facts()[fact].type;
    return type == FactType::date || type == FactType::integer;
  };
  edition_->ranked.clear();
  for (const bool open : {false, true}) {
    for (const std::size_t fact : edition_->ask_order) {
      if (is_open(fact) == open) edition_->ranked.push_back(fact);
    }
  }
}

/// Reasons are read by people: every condition of a finding gets its words.
void EditionLoader::put_words() {
  const auto put = [&](Condition& condition, const auto& self) -> void {
    if (condition.text.empty()) condition.text = render(*edition_, condition);
    for (Condition& part : condition.parts) self(part, self);
  };
  for (FindingRule& rule : edition_->findings) {
    for (JudgeCase& one : rule.judge) {
      if (one.when) put(*one.when, put);
    }
  }
}

void EditionLoader::read_head(Fields& fields) {
  fields.text("format");
  edition_->id = fields.text("id");
  const std::int64_t year = fields.integer("year");
  if (year < 2000 || year > 2999 || !edition_->id.ends_with('/' + std::to_string(year))) {
    fault_.note(ErrorCode::bad_edition, fields.pointer("year"), "id 应以年份结尾");
  }
  edition_->year = static_cast<int>(year);
  edition_->title = fields.text("title");
  edition_->issuer = fields.text("issuer");
  edition_->dated = fields.text("dated");
  read_changed(fields);
  edition_->forwards = fields.text_or_empty("forwards");
  edition_->source = fields.text_or_empty("source");
  open_ = fields.texts("open");
  for (const std::string& one : open_) {
    constexpr std::array<std::string_view, 6> kOpen{"county_filing", "notice", "contacts", "address", "hours", "series_conditions"};
    if (std::find(kOpen.begin(), kOpen.end(), one) == kOpen.end()) fault_.note(ErrorCode::out_of_domain, fields.pointer("open"), one);
  }
  if (const Json* holidays = fields.take("holidays")) read_holidays(*holidays, fields.pointer("holidays"));
  if (const auto day = base::Day::parse(edition_->dated); !day) fault_.note(ErrorCode::bad_date, fields.pointer("dated"), day.error().detail);
}

/// What judges nothing is not kept: who tells it reads it from the file.
void EditionLoader::read_changed(Fields& fields) {
  const std::string day = fields.text_or_empty(kChanged);
  if (day.empty()) return;
  if (const auto read = base::Day::parse(day); !read) fault_.note(ErrorCode::bad_date, fields.pointer(kChanged), read.error().detail);
}

void EditionLoader::read_holidays(const Json& item, const std::string& at) {
  Fields fields(item, at, fault_);
  const auto read = [&](std::string_view key) {
    std::vector<std::int64_t> days;
    for (const std::string& text : fields.texts(key)) {
      const auto day = base::Day::parse(text);
      if (day) days.push_back(day->number());
      if (!day) fault_.note(ErrorCode::bad_date, fields.pointer(key), day.error().detail);
    }
    base::sort(days);
    return days;
  };
  edition_->calendar = {read("off"), read("work")};
  for (const std::int64_t day : edition_->calendar.work) {
    if (std::binary_search(edition_->calendar.off.begin(), edition_->calendar.off.end(), day)) {
      fault_.note(ErrorCode::bad_edition, at, base::Day::from_number(day).text() + " 既是放假又是上班");
    }
  }
  fields.flag("verified", false);
  fields.text_or_empty("source");
  fields.done();
}

/// The digest covers everything that can change a verdict or a word of its reasons. Written member by member, in their
/// canonical order: one object of all would have to copy them.
void EditionLoader::sign() {
  std::string all;
  const Json none;
  const auto put = [&](std::string_view before, const Json& value) {
    all += before;
    append_judging(all, value);
  };
  const auto put_each = [&](const std::vector<const Json*>& files) {
    for (const Json* file : files) put(file == files.front() ? "" : ",", *file);
  };
  put("{\"clauses\":", source_.clauses);
  put(",\"edition\":", source_.edition);
  put(",\"notice\":", base::sha256(source_.notice));
  put(",\"overlay\":", source_.overlay == nullptr ? none : *source_.overlay);
  all += ",\"packs\":[";
  put_each(source_.packs);
  all += "],\"seats\":[";
  put_each(source_.seats);
  put("],\"vocabulary\":", source_.vocabulary);
  all += '}';
  edition_->digest = base::sha256(all);
}

std::optional<std::size_t> EditionLoader::value_index(std::string_view id) const {
  for (std::size_t i = 0; i < edition_->values.size(); ++i) {
    if (edition_->values[i].id == id) return i;
  }
  return std::nullopt;
}

base::Result<std::shared_ptr<const Edition>> load_edition(const EditionSource& source) {
  return EditionLoader(source).run();
}

const FindingRule* Edition::find_finding(std::string_view finding) const {
  const auto found = std::find_if(findings.begin(), findings.end(), [&](const FindingRule& rule) { return rule.id == finding; });
  return found == findings.end() ? nullptr : &*found;
}

const NamedValue* Edition::find_value(std::string_view value) const {
  const auto found = std::find_if(values.begin(), values.end(), [&](const NamedValue& one) { return one.id == value; });
  return found == values.end() ? nullptr : &*found;
}

std::vector<const Clause*> Edition::quotes_of(std::string_view place) const {
  std::vector<const Clause*> found;
  for (const Clause& clause : clauses) {
    if (clause.clause == place) found.push_back(&clause);
  }
  return found;
}

}  // namespace zhicheng::rules
