// What a county or the development zone adds to an edition: only what the base leaves open, on its own days.
#include <algorithm>

#include "rules/answers.h"
#include "rules/edition_loader.h"
#include "rules/judgement.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

namespace {

/// The earliest day that the base's cutoff can be for a level, whatever else is answered.
std::optional<base::Day> earliest_cutoff(const Edition& edition, const std::string& level) {
  Json facts;
  facts.add("level", level);
  const auto answers = Answers::parse_facts(edition.vocabulary, facts, "");
  if (!answers) return std::nullopt;
  feel::Possibilities possibilities(edition.calendar);
  OpenFacts open(edition, *answers, possibilities);
  const std::vector<Presumption> none;
  Judgement judgement(edition, *answers, base::Day::first(), open, possibilities, none);
  std::optional<base::Day> earliest;
  for (const feel::Value leaf : possibilities.leaves_of(judgement.value(edition.cutoff))) {
    if (leaf.kind == feel::Kind::date && (!earliest || leaf.day() < *earliest)) earliest = leaf.day();
  }
  return earliest;
}

/// Whether a condition speaks of this choice: of 临河区, or of the zone.
bool mentions(const Condition& condition, const std::string& choice) {
  if (condition.source.find('"' + choice + '"') != std::string::npos) return true;
  return std::any_of(condition.parts.begin(), condition.parts.end(), [&](const Condition& part) { return mentions(part, choice); });
}

bool overlap(const DaySpan& a, const DaySpan& b) { return a.from <= b.to && b.from <= a.to; }

}  // namespace

/// Whose file it is: a county's (chosen by the request or the answers), or a seat's, which is always loaded.
struct EditionLoader::Place {
  std::string fact;
  std::string id;
};

/// "from" and "to", both counted in; an absent one is an open end.
DaySpan EditionLoader::read_span(Fields& fields) {
  DaySpan span;
  const auto read = [&](std::string_view key, std::int64_t& day) {
    const std::string text = fields.text_or_empty(key);
    if (text.empty()) return;
    const auto parsed = base::Day::parse(text);
    if (!parsed) return fault_.note(ErrorCode::bad_date, fields.pointer(key), parsed.error().detail);
    day = parsed->number();
  };
  read("from", span.from);
  read("to", span.to);
  if (span.to < span.from) fault_.note(ErrorCode::bad_date, fields.pointer("to"), "早于 from");
  return span;
}

/// That the day asked lies in a span, and `parts` hold.
Condition EditionLoader::within(const DaySpan& span, Json::Array parts, const std::string& at) {
  const auto bound = [&](const char* comparison, std::int64_t day) {
    parts.emplace_back("on " + std::string(comparison) + " @\"" + base::Day::from_number(day).text() + '"');
  };
  if (span.from != DaySpan{}.from) bound(">=", span.from);
  if (span.to != DaySpan{}.to) bound("<=", span.to);
  if (parts.empty()) parts.emplace_back("true");
  return condition(Json{}.add("all", std::move(parts)), at);
}

Condition EditionLoader::joined(std::vector<Condition> parts) {
  Condition made;
  made.index = edition_->conditions++;
  made.kind = Condition::Kind::all;
  made.parts = std::move(parts);
  return made;
}

void EditionLoader::refuse_closed(std::string_view what, std::string_view key, bool filled) {
  if (!filled || std::find(open_.begin(), open_.end(), what) != open_.end()) return;
  fault_.note(ErrorCode::bad_overlay, base::pointer_to("", key), "通知没有把这一项留给旗县区：" + std::string(what));
}

void EditionLoader::read_seats() {
  for (const Json* seat : source_.seats) {
    read_overlay(*seat);
    if (!fault_.found()) continue;
    const base::Error first = fault_.error();
    fault_ = Fault{};
    return fault_.note(first.code, "counties/" + std::string(seat->text_at("seat")) + "#" + first.at, first.detail);
  }
}

void EditionLoader::read_overlay(const Json& overlay) {
  need_format(overlay, "zhicheng-overlay/1", "", fault_);
  Fields fields(overlay, "", fault_);
  fields.text("format");
  if (fields.text("edition") != edition_->id) fault_.note(ErrorCode::bad_overlay, fields.pointer("edition"), edition_->id);
  const bool of_seat = overlay.find("seat") != nullptr;
  const std::string_view key = of_seat ? "seat" : "county";
  const Place place{of_seat ? "employer_seat" : "county", fields.text(key)};
  const Fact* fact = edition_->vocabulary.find(place.fact);
  const bool known = fact != nullptr && std::any_of(fact->choices.begin(), fact->choices.end(), [&](const Choice& one) { return one.id == place.id; });
  if (!known) fault_.note(ErrorCode::bad_overlay, fields.pointer(key), place.id);
  if (!of_seat) edition_->county = place.id;

  read_changed(fields);
  const Json* filing = fields.take("county_filing");
  const bool dated = filing != nullptr && !filing->is_null();
  const std::string notice = fields.text_or_empty("notice");
  const std::string number = fields.text_or_empty("notice_number");
  if (fields.text("source").empty()) fault_.note(ErrorCode::missing_key, "", "source");
  const Json::Array& contacts = fields.items_or_none("contacts");
  fields.done();
  if (dated && of_seat) fault_.note(ErrorCode::bad_overlay, fields.pointer("county_filing"), "只有旗县区可以规定申报截止日");
  refuse_closed("county_filing", "county_filing", dated);
  if (dated && notice.empty()) fault_.note(ErrorCode::missing_key, fields.pointer("notice"), "写了截止日，就要写明依据的旗县区通知");
  refuse_closed("notice", "notice", !notice.empty() || !number.empty());
  refuse_closed("contacts", "contacts", !contacts.empty());
  if (fault_.found()) return;
  if (dated) read_county_days(*filing);
  if (!notice.empty()) cite_county_notice(notice, number);
  if (!fault_.found()) read_place_contacts(contacts, place);
}

/// The county's date comes from its own notice.
void EditionLoader::cite_county_notice(const std::string& notice, const std::string& number) {
  for (DeadlineRule& rule : edition_->deadlines) {
    if (rule.id == "county_filing") rule.note = "依据：" + notice + (number.empty() ? "" : "（" + number + "）");
  }
}

/// One day for all levels, days by level, or rows {from, to, value} where the county changed them.
void EditionLoader::read_county_days(const Json& filing) {
  const std::string at = "/county_filing";
  NamedValue& own = edition_->values[*value_index("county_filing_on")];
  own.rows.clear();
  std::vector<DaySpan> spans;
  if (const Json::Array* rows = filing.array()) {
    for (std::size_t i = 0; i < rows->size(); ++i) {
      Fields row((*rows)[i], base::pointer_to(at, i), fault_);
      const DaySpan span = read_span(row);
      const Json& value = row.need("value");
      row.done();
      for (const DaySpan& other : spans) {
        if (overlap(span, other)) fault_.note(ErrorCode::bad_overlay, row.at(), "和前面的行有同一天");
      }
      spans.push_back(span);
      read_county_levels(value, row.pointer("value"), span);
    }
  } else {
    read_county_levels(filing, at, {});
  }
  own.rows.push_back({std::nullopt, {}});
}

void EditionLoader::read_county_levels(const Json& days, const std::string& at, const DaySpan& span) {
  const Fact* level = edition_->vocabulary.find("level");
  if (level == nullptr) return fault_.note(ErrorCode::bad_edition, at, "level");
  if (days.text() != nullptr) {
    for (const Choice& choice : level->choices) read_county_day(days, at, choice.id, span);
    return;
  }
  Fields fields(days, at, fault_);
  for (const Choice& choice : level->choices) {
    if (const Json* day = fields.take(choice.id)) read_county_day(*day, fields.pointer(choice.id), choice.id, span);
  }
  fields.done();
}

/// A day after the city's, or before its notice, is refused. It is the day of that county's applicants alone.
void EditionLoader::read_county_day(const Json& item, const std::string& at, const std::string& level, const DaySpan& span) {
  const std::string text = item.text() == nullptr ? "" : *item.text();
  const auto day = base::Day::parse(text);
  if (!day) return fault_.note(ErrorCode::bad_date, at, day.error().detail);
  if (const auto city = earliest_cutoff(*edition_, level); city && *day > *city) {
    return fault_.note(ErrorCode::bad_overlay, at, "旗县区的截止日不能晚于市里的 " + city->text());
  }
  if (day->text() < edition_->dated) {
    return fault_.note(ErrorCode::bad_overlay, at, "旗县区的截止日早于市通知的日期 " + edition_->dated);
  }
  ValueRow row;
  row.when = within(span, {Json{"level = \"" + level + '"'}, Json{"county = \"" + *edition_->county + '"'}}, at);
  row.value.type.base = feel::Type::Base::date;
  row.value.value = feel::Value::date(*day);
  edition_->values[*value_index("county_filing_on")].rows.push_back(std::move(row));
}

/// An office that the base lists for this place is restated, for the days given; any other is added for the place.
void EditionLoader::read_place_contacts(const Json::Array& items, const Place& place) {
  std::vector<ContactRule> base = std::move(edition_->contacts);
  edition_->contacts.clear();
  std::vector<ContactRule> own;
  std::vector<DaySpan> spans;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields fields(items[i], base::pointer_to("/contacts", i), fault_);
    ContactRule rule = read_place_contact(fields, place, base);
    const DaySpan span = read_span(fields);
    fields.done();
    for (std::size_t k = 0; k < own.size(); ++k) {
      if (own[k].office == rule.office && overlap(spans[k], span)) fault_.note(ErrorCode::bad_overlay, fields.at(), "同一单位同一天写了两次：" + rule.office);
    }
    const bool always = span.from == DaySpan{}.from && span.to == DaySpan{}.to;
    if (!always) rule.when = joined({*std::move(rule.when), within(span, {}, fields.at())});
    own.push_back(std::move(rule));
    spans.push_back(span);
  }
  if (fault_.found()) return;
  for (ContactRule& printed : base) {
    bool restated = false;
    for (std::size_t k = 0; k < own.size(); ++k) {
      if (own[k].office != printed.office) continue;
      edition_->contacts.push_back(own[k]);
      Condition other;
      other.index = edition_->conditions++;
      other.kind = Condition::Kind::negation;
      other.parts.push_back(within(spans[k], {}, "/contacts"));
      restated = restated || (spans[k].from == DaySpan{}.from && spans[k].to == DaySpan{}.to);
      if (!restated) printed.when = joined({*std::move(printed.when), std::move(other)});
    }
    if (!restated) edition_->contacts.push_back(std::move(printed));
  }
  for (ContactRule& rule : own) {
    if (rule.clauses.empty()) edition_->contacts.push_back(std::move(rule));
  }
}

ContactRule EditionLoader::read_place_contact(Fields& fields, const Place& place, const std::vector<ContactRule>& base) {
  ContactRule rule;
  rule.local = true;
  rule.office = fields.text("office");
  rule.name = fields.text_or_empty("name");
  rule.phones = fields.texts("phones");
  rule.address = fields.text_or_empty("address");
  rule.hours = fields.text_or_empty("hours");
  if (rule.phones.empty()) fault_.note(ErrorCode::missing_key, fields.at(), "phones");
  refuse_closed("address", "contacts", !rule.address.empty());
  refuse_closed("hours", "contacts", !rule.hours.empty());
  rule.when = leaf(place.fact + " = \"" + place.id + '"', fields.at());
  for (const ContactRule& printed : base) {
    if (printed.office == rule.office) {
      if (!printed.when || !mentions(*printed.when, place.id)) fault_.note(ErrorCode::bad_overlay, fields.pointer("office"), "不是本地的单位：" + rule.office);
      rule.when = printed.when;
      rule.clauses = printed.clauses;
      continue;
    }
    for (std::size_t i = 0; i < rule.phones.size(); ++i) {
      const bool foreign = std::find(printed.phones.begin(), printed.phones.end(), rule.phones[i]) != printed.phones.end();
      if (foreign) fault_.note(ErrorCode::bad_overlay, fields.pointer("phones", i), "这是" + printed.office + "的电话");
    }
  }
  return rule;
}

std::optional<base::Error> EditionLoader::fault_of_overlay(const Json& overlay) {
  NamedValue& own = edition_->values[*value_index("county_filing_on")];
  const std::vector<ValueRow> rows = own.rows;
  const std::vector<ContactRule> contacts = edition_->contacts;
  const std::vector<DeadlineRule> deadlines = edition_->deadlines;
  const std::size_t conditions = edition_->conditions;
  read_overlay(overlay);
  own.rows = rows;
  edition_->contacts = contacts;
  edition_->deadlines = deadlines;
  edition_->conditions = conditions;
  edition_->county.reset();
  const std::optional<base::Error> fault = fault_.found() ? std::optional{fault_.error()} : std::nullopt;
  fault_ = Fault{};
  return fault;
}

}  // namespace zhicheng::rules
