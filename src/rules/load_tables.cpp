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

void EditionLoader::read_table(Fields& fields, std::string_view key, std::vector<Stated>& rows) {
  const Json::Array& items = fields.items_or_none(key);
  for (std::size_t i = 0; i < items.size(); ++i) {
    Fields row(items[i], fields.pointer(key, i), fault_);
    Stated made;
    made.id = row.text("id");
    made.title = row.text("title");
    made.by = row.text_or_empty("by");
    made.text = row.text_or_empty("text");
    made.clauses = row.texts("clauses");
    made.verified = row.flag("verified", true);
    made.source = row.text_or_empty("source");
    if (key == "process") read_step(row, made);
    if (key == "sanctions") made.on = row.text("on");
    if (key == "sanctions" && items[i].find("years") != nullptr) made.number = row.integer("years");
    if (key == "quota") made.number = row.integer("count");
    if (key == "fees") made.document = row.text("document");
    if (key == "moves") read_move(row, made);
    row.done();
    rows.push_back(std::move(made));
  }
  refuse_twice(rows, &Stated::id, fields.pointer(key));
}

void EditionLoader::read_tables(Fields& fields) {
  read_table(fields, "process", edition_->process);
  read_table(fields, "sanctions", edition_->sanctions);
  read_table(fields, "quota", edition_->quotas);
  read_table(fields, "fees", edition_->fees);
  read_table(fields, "checks", edition_->checks);
  read_table(fields, "moves", edition_->moves);
}

void EditionLoader::read_step(Fields& fields, Stated& step) {
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
    fault_.note(ErrorCode::bad_date, fields.pointer("date"), day.error().detail);
  }
  const bool dated_twice = !step.deadline.empty() && step.date;
  if (dated_twice || step.deadline.empty() != step.rows.empty()) {
    fault_.note(ErrorCode::bad_edition, fields.at(), "期限要和它的行一起写，而且不能另写日期");
  }
  if (step.deadline.empty() && !step.date && step.timing.empty()) fault_.note(ErrorCode::missing_key, fields.at(), "timing");
}

void EditionLoader::read_move(Fields& fields, Stated& move) {
  move.from = fields.texts("from");
  move.to = fields.text("to");
  for (const std::string& holder : move.from) {
    if (!is_holder(holder) || holder == "next" || holder == "same") fault_.note(ErrorCode::out_of_domain, fields.pointer("from"), holder);
  }
  if (move.from.empty()) fault_.note(ErrorCode::missing_key, fields.at(), "from");
  if (!is_holder(move.to)) fault_.note(ErrorCode::out_of_domain, fields.pointer("to"), move.to);
}

}  // namespace zhicheng::rules
