#include "shell/views/parts.h"

#include <algorithm>

#include "shell/ui/widgets.h"

namespace zhicheng::views {

ui::Mark mark_of(rules::Status status) {
  switch (status) {
    case rules::Status::met:
      return ui::Mark::good;
    case rules::Status::unmet:
      return ui::Mark::bad;
    case rules::Status::unknown:
      return ui::Mark::open;
    case rules::Status::not_applicable:
      return ui::Mark::none;
  }
  return ui::Mark::none;
}

ui::Mark mark_of(rules::Openness openness) {
  switch (openness) {
    case rules::Openness::open:
      return ui::Mark::good;
    case rules::Openness::closed:
      return ui::Mark::none;
    case rules::Openness::unknown:
      return ui::Mark::open;
  }
  return ui::Mark::none;
}

ui::Mark mark_of(rules::LinkStatus status) {
  switch (status) {
    case rules::LinkStatus::stated:
      return ui::Mark::good;
    case rules::LinkStatus::gap:
      return ui::Mark::open;
    case rules::LinkStatus::conflict:
      return ui::Mark::care;
  }
  return ui::Mark::none;
}

std::string_view words_of(model::Fault fault, const texts::Texts& texts) {
  switch (fault) {
    case model::Fault::none:
      return {};
    case model::Fault::nothing_chosen:
      return texts.nothing_chosen;
    case model::Fault::no_date:
      return texts.no_date;
    case model::Fault::unreadable_date:
      return texts.unreadable_date;
    case model::Fault::no_day:
      return texts.no_day;
    case model::Fault::no_such_day:
      return texts.no_such_day;
    case model::Fault::far_off_year:
      return texts.far_off_year;
    case model::Fault::no_number:
      return texts.no_number;
    case model::Fault::no_name:
      return texts.no_name;
    case model::Fault::name_too_long:
      return texts.name_too_long;
    case model::Fault::no_phone:
      return texts.no_phone;
    case model::Fault::bad_phone:
      return texts.bad_phone;
    case model::Fault::no_time:
      return texts.form.no_time;
  }
  return {};
}

std::string join(std::span<const std::string> parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string clause_line(const std::vector<std::string>& clauses, bool verified, const texts::Texts& texts) {
  std::string line = texts::fill(texts.clause, {join(clauses, texts.list_mark)});
  if (!verified) line += texts::fill(texts.in_brackets, {texts.unverified});
  return line;
}

bool sure(const std::string& key, std::string_view label, std::string_view now) {
  const ui::Disclosure more(key, label);
  if (!more || !ui::button(key + "/now", now, ui::Weight::secondary)) return false;
  ui::close(key);
  return true;
}

std::string_view word_of_truth(rules::Status truth, const texts::Texts& texts) {
  switch (truth) {
    case rules::Status::met:
      return texts.holds;
    case rules::Status::unmet:
      return texts.holds_not;
    case rules::Status::unknown:
    case rules::Status::not_applicable:
      break;
  }
  return texts.holds_perhaps;
}

Intent draw_quotes(const model::Model& model, const texts::Texts& texts, const std::vector<std::string>& clauses,
                   std::string_view within) {
  Intent intent;
  for (const std::string& place : clauses) {
    std::vector<std::string_view> quotes;
    for (const rules::Clause* clause : model.edition->quotes_of(place)) {
      if (std::find(quotes.begin(), quotes.end(), clause->quote) != quotes.end()) continue;
      if (quotes.empty()) ui::text(texts::fill(texts.quote_title, {place}), ui::Type::small_strong, ui::Tone::quiet);
      quotes.push_back(clause->quote);
      std::string words = clause->quote;
      // Where the printed notice turns a page, its text has line feeds in the middle of a sentence.
      std::erase(words, '\n');
      const ui::Quote quote;
      ui::text(words, ui::Type::small);
      const std::string key = "read/" + std::string(within) + "/" + clause->id;
      const std::string spoken = texts::fill(texts.named, {texts.guide.see_clause, words});
      if (ui::link(key, texts.guide.see_clause, spoken)) {
        intent = model::ReadNotice{static_cast<std::size_t>(clause - model.edition->clauses.data()), key};
      }
    }
  }
  return intent;
}

Intent draw_clause_link(const model::Model& model, const texts::Texts& texts, const std::vector<std::string>& clauses,
                        bool verified, std::string_view within, std::string_view about) {
  for (const std::string& place : clauses) {
    const auto quotes = model.edition->quotes_of(place);
    if (quotes.empty()) continue;
    const std::string key = "clause/" + std::string(within);
    const std::string words = texts::fill(texts.guide.read_clause, {clause_line(clauses, verified, texts)});
    if (!ui::link(key, words, about.empty() ? std::string() : texts::fill(texts.named, {words, about}))) return {};
    return model::ReadNotice{static_cast<std::size_t>(quotes.front() - model.edition->clauses.data()), key};
  }
  ui::text(clause_line(clauses, verified, texts), ui::Type::small, ui::Tone::quiet);
  return {};
}

Intent draw_answers(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  const ui::List list("answers-list");
  for (const std::size_t index : model::answered(model)) {
    const rules::Fact& fact = model::fact_of(model, index);
    const ui::Item item("answer-of/" + fact.id);
    const std::string value = moment_words(texts, rules::readable(fact, *model.answers.at(index)));
    if (ui::pair_with_link("change/" + fact.id, fact.label, value, texts.change)) intent = model::Change{index};
  }
  return intent;
}

}  // namespace zhicheng::views
