// How a file fares at the reviewers' server, and what the applicant can do about it.
#include <algorithm>
#include <array>

#include "shell/model/lists.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using base::Json;
using model::Filing;
using model::Lodge;
using model::Model;
using Verb = Lodge::Verb;

constexpr float kUnderTitle = 34;

bool is_one_of(std::string_view state, std::initializer_list<std::string_view> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

Intent draw_fields(const Model& model, const texts::Texts& texts) {
  Intent intent;
  const Filing& filing = model.filing;
  const bool lacking = filing.look == Filing::Look::failed && filing.look_error.text_at("code") == "nothing_typed";
  const std::string_view error = lacking ? texts.filing.nothing_typed : std::string_view();
  const ui::Entry number{.key = "number", .label = texts.filing.number, .hint = texts.filing.number_hint, .error = filing.typed_number.empty() ? error : ""};
  if (auto text = ui::field(number, ui::Kind::text, 300, filing.typed_number)) intent = Lodge{Verb::number, *text};
  ui::space(8);
  const ui::Entry secret{.key = "secret", .label = texts.filing.secret, .error = filing.typed_secret.empty() ? error : ""};
  if (auto text = ui::field(secret, ui::Kind::text, 300, filing.typed_secret)) intent = Lodge{Verb::secret, *text};
  if (lacking) ui::attend(filing.typed_number.empty() ? "number" : "secret", model.attention);
  ui::space(12);
  if (ui::button("look", texts.filing.look)) intent = Lodge{Verb::look};
  return intent;
}

/// One thing to mend, with the way to where it is.
Intent draw_correction(const Model& model, const texts::Texts& texts, const std::string& key, const Json& one) {
  Intent intent;
  std::string_view at = one.text_at("place");
  std::string place = at.empty() ? std::string(texts.files.attachments) : place_words(model, texts, at);
  for (const model::Attached& file : model.files.attached) {
    if (file.entry.text_at("sha256") == one.text_at("attachment")) place = file.entry.text_at("name");
  }
  ui::marked(ui::Mark::care, place, texts.form.problem);
  const ui::Inset moved(kUnderTitle);
  ui::text(one.text_at("problem"));
  ui::text(one.text_at("mend"));
  const std::vector<std::string> clauses{std::string(one.text_at("clause"))};
  ui::text(clause_line(clauses, true, texts), ui::Type::small, ui::Tone::quiet);
  if (!model::has_answers(model)) return intent;
  const std::string words = texts::fill(texts.filing.mend, {place});
  constexpr std::string_view kAnswers = "/answers/";
  if (at.starts_with(kAnswers)) {
    const auto fact = model.edition->vocabulary.index_of(at.substr(kAnswers.size()));
    if (fact && ui::link(key + "/go", words)) intent = model::Change{*fact};
  } else if (model::place_at({}, at)) {
    if (ui::link(key + "/go", words)) intent = Lodge{Verb::mend, std::string(at)};
  } else if (at.empty() || at.starts_with("/attachments")) {
    if (ui::link(key + "/go", words)) intent = model::Show{model::Screen::files};
  }
  return intent;
}

/// What the office has told, when the file has come back.
Intent draw_told(const Model& model, const texts::Texts& texts, const Json& told) {
  Intent intent;
  const Json::Array& corrections = model::items(told, "corrections");
  if (!corrections.empty()) ui::heading(texts::fill(texts.filing.to_mend, {std::to_string(corrections.size())}), 2);
  if (told.text_at("reason") != "") ui::text(texts::fill(texts.filing.told_by, {told.text_at("office"), told.text_at("reason")}));
  const bool past = model::is_past(model, told);
  if (const auto last = base::Day::parse(told.text_at("last"))) {
    // Only a notice lapses; who was sent back cannot hand in again after the filing day.
    const bool notified = told.text_at("how") == "notify";
    const std::string_view words = notified ? past ? texts.filing.lapsed : texts.filing.until
                                            : past ? texts.filing.too_late : texts.filing.until_filing;
    ui::notice(past ? ui::Mark::bad : ui::Mark::care, texts::fill(words, {texts::long_date(texts, *last)}));
  }
  if (!corrections.empty()) {
    const ui::List list("corrections");
    for (std::size_t i = 0; i < corrections.size(); ++i) {
      const std::string key = "correction/" + std::to_string(i + 1);
      const ui::Item item(key);
      if (auto wanted = draw_correction(model, texts, key, corrections[i])) intent = wanted;
    }
  }
  ui::space(8);
  if (past) return intent;
  if (!model::has_answers(model)) {
    ui::notice(ui::Mark::open, texts.filing.open_first);
  } else if (ui::button("again", texts.filing.mend_now)) {
    intent = Lodge{Verb::prepare, "again"};
  }
  return intent;
}

void draw_events(const texts::Texts& texts, const Json::Array& events) {
  ui::heading(texts.filing.events, 2);
  for (const Json& one : events) {
    const std::string_view word = texts::word_of_event(one.text_at("action"));
    if (word.empty()) continue;
    const std::string_view office = one.text_at("office");
    const bool machine = office.empty() || office == "intake";
    ui::pair(moment_words(texts, one.text_at("at")), machine ? std::string(word) : std::string(word) + texts::fill(texts.in_brackets, {office}));
  }
}

Intent draw_file(const Model& model, const texts::Texts& texts, const Json& shown) {
  Intent intent;
  const std::string_view state = shown.text_at("state");
  const bool back = is_one_of(state, {"returned", "notified"});
  const bool over = is_one_of(state, {"accepted", "withdrawn", "abandoned", "disqualified"});
  const ui::Mark mark = back || state == "incomplete" ? ui::Mark::care : state == "accepted" ? ui::Mark::good : over ? ui::Mark::bad : ui::Mark::open;
  const std::string_view office = shown.text_at("office");
  ui::space(12);
  const std::string words = office.empty() || over ? texts::fill(texts.named, {texts.filing.time, moment_words(texts, shown.text_at("received"))})
                                                   : texts::fill(texts.filing.lies_with, {office});
  ui::panel(mark, shown.text_at("label"), words, 2);
  const Json::Array& missing = model::items(shown, "missing");
  if (const Json* known = shown.find("missing"); !back && !over && known != nullptr && known->is_null()) ui::pair(texts.filing.missing, texts.filing.missing_unknown);
  if (!missing.empty()) {
    ui::heading(texts.filing.missing_title, 2);
    for (const Json& one : missing) ui::bullet(one.text_at("name"));
    if (shown.text_at("number") == model.filing.number) {
      if (ui::button("upload", texts.filing.upload, ui::Weight::secondary)) intent = Lodge{Verb::prepare};
    }
  }
  const Json* told = shown.find("told");
  if (back && told != nullptr && !told->is_null()) {
    if (auto wanted = draw_told(model, texts, *told)) intent = wanted;
  }
  draw_events(texts, model::items(shown, "events"));
  ui::space(12);
  if (!over && sure("withdraw", texts.filing.withdraw, texts.filing.withdraw_now)) {
    intent = Lodge{Verb::withdraw, std::string(texts.filing.withdraw_reason)};
  }
  return intent;
}

}  // namespace

Intent draw_progress(const Model& model, const texts::Texts& texts) {
  Intent intent;
  const Filing& filing = model.filing;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.filing.progress_title, 1);
  ui::text(texts.filing.progress_lead);
  draw_earlier(model, texts);
  if (auto wanted = draw_fields(model, texts)) intent = wanted;
  const bool asked = filing.look == Filing::Look::asked;
  ui::status("looking", asked              ? std::string(texts.filing.looking)
                        : filing.withdrawn ? std::string(texts.filing.withdrawn)
                        : filing.shown.is_null() ? std::string() : std::string(texts.filing.found));
  if (!filing.look_error.is_null() && filing.look_error.text_at("code") != "nothing_typed") ui::alert("not-found", refusal_words(filing.look_error));
  if (filing.shown.is_null()) return intent;
  if (auto wanted = draw_file(model, texts, filing.shown)) intent = wanted;
  return intent;
}

}  // namespace zhicheng::views
