#include <algorithm>
#include <array>

#include "rules/edition_loader.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

namespace {

/// Who can hold a file. `next` is whoever comes after on its way, `same` leaves it where it is, `ended` closes it.
constexpr std::array<std::string_view, 11> kHolders{"applicant", "employer",         "department", "county", "zone", "city",
                                                    "committee_office", "committee", "next",       "same",   "ended"};

bool is_holder(std::string_view word) { return std::find(kHolders.begin(), kHolders.end(), word) != kHolders.end(); }

}  // namespace

void EditionLoader::read_stated(Fields& fields, Stated& row) {
  row.id = fields.text("id");
  row.title = fields.text("title");
  row.by = fields.text_or_empty("by");
  row.text = fields.text_or_empty("text");
  row.clauses = fields.texts("clauses");
  row.verified = fields.flag("verified", true);
  row.source = fields.text_or_empty("source");
}

template <class Row, class Read>
void EditionLoader::read_table(Fields& fields, std::string_view key, std::vector<Row>& rows, Read read) {
  const Json::Array& items = fields.items_or_none(key);
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields row(items[i], fields.pointer(key, i), fault_);
    Row made = read(row);
    read_stated(row, made);
    row.done();
    const bool twice = std::any_of(rows.begin(), rows.end(), [&](const Row& other) { return other.id == made.id; });
    if (twice) fault_.note(ErrorCode::duplicate_id, row.at(), made.id);
    rows.push_back(std::move(made));
  }
}

void EditionLoader::read_tables(Fields& fields) {
  Edition& edition = *edition_;
  read_table(fields, "process", edition.process, [&](Fields& row) { return read_step(row); });
  read_table(fields, "sanctions", edition.sanctions, [&](Fields& row) {
    Sanction made;
    made.on = row.text("on");
    if (row.take("years") != nullptr) made.years = row.integer("years");
    return made;
  });
  read_table(fields, "quota", edition.quotas, [&](Fields& row) {
    Quota made;
    made.count = row.integer("count");
    return made;
  });
  read_table(fields, "fees", edition.fees, [&](Fields& row) {
    Fee made;
    made.document = row.text("document");
    return made;
  });
  read_table(fields, "checks", edition.checks, [](Fields&) { return Check{}; });
  read_table(fields, "moves", edition.moves, [&](Fields& row) { return read_move(row); });
}

ProcessStep EditionLoader::read_step(Fields& fields) {
  ProcessStep step;
  step.timing = fields.text_or_empty("timing");
  step.deadline = fields.text_or_empty("deadline");
  const auto is_it = [&](const DeadlineRule& rule) { return rule.id == step.deadline; };
  if (!step.deadline.empty() && std::none_of(edition_->deadlines.begin(), edition_->deadlines.end(), is_it)) {
    fault_.note(ErrorCode::unknown_name, fields.pointer("deadline"), step.deadline);
  }
  for (const std::string& id : fields.texts("rows")) {
    const auto row = std::find_if(edition_->dates.begin(), edition_->dates.end(), [&](const DateView& view) { return view.id == id; });
    if (row == edition_->dates.end()) fault_.note(ErrorCode::unknown_name, fields.pointer("rows"), id);
    step.rows.push_back(static_cast<std::size_t>(row - edition_->dates.begin()));
  }
  const std::string date = fields.text_or_empty("date");
  if (const auto day = base::Day::parse(date)) {
    step.date = *day;
  } else if (!date.empty()) {
    fault_.note(ErrorCode::bad_date, fields.pointer("date"), date);
  }
  const bool dated_twice = !step.deadline.empty() && step.date;
  if (dated_twice || step.deadline.empty() != step.rows.empty()) {
    fault_.note(ErrorCode::bad_edition, fields.at(), "期限要和它的行一起写，而且不能另写日期");
  }
  if (step.deadline.empty() && !step.date && step.timing.empty()) fault_.note(ErrorCode::missing_key, fields.at(), "timing");
  return step;
}

Move EditionLoader::read_move(Fields& fields) {
  Move move;
  move.from = fields.texts("from");
  move.to = fields.text("to");
  for (const std::string& holder : move.from) {
    if (!is_holder(holder) || holder == "next" || holder == "same") fault_.note(ErrorCode::out_of_domain, fields.pointer("from"), holder);
  }
  if (move.from.empty()) fault_.note(ErrorCode::missing_key, fields.at(), "from");
  if (!is_holder(move.to)) fault_.note(ErrorCode::out_of_domain, fields.pointer("to"), move.to);
  return move;
}

}  // namespace zhicheng::rules
