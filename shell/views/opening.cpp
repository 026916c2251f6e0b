#include <algorithm>

#include "shell/model/lists.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using base::Json;
using model::Chosen;
using model::Model;

struct VerdictWords {
  ui::Mark mark;
  std::string_view word;
  std::string_view words;
};

bool is_odd(const Json& file) { return file.text_at("state") != "same"; }

/// A package is not what it was when an archive's files are not.
VerdictWords verdict_words(const Model& model, const texts::Texts& texts) {
  const Json::Array& files = model::items(model.opening.chosen.whole, "files");
  const bool odd = std::any_of(files.begin(), files.end(), is_odd);
  const std::string_view verdict = odd ? "differs" : model.opening.verdict.text_at("verdict");
  if (verdict == "reproduced") return {ui::Mark::good, texts.files.verdict_same, texts.files.verdict_same_words};
  if (verdict == "differs") return {ui::Mark::bad, texts.files.verdict_differs, texts.files.verdict_differs_words};
  return {ui::Mark::open, texts.files.verdict_cannot, model.opening.verdict.text_at("reason")};
}

void draw_contents(const Model& model, const texts::Texts& texts) {
  const Json& package = *model.opening.chosen.whole.find("package");
  const std::string_view person = package.find("applicant")->text_at("name");
  std::vector<std::string> names;
  for (const Json& one : model::items(package, "attachments")) names.emplace_back(one.text_at("name"));
  const std::pair<std::string_view, std::string> rows[] = {
      {texts.files.file, model.opening.chosen.name},
      {texts.files.whose, std::string(person.empty() ? texts.files.no_name : person)},
      {texts.files.edition, std::string(package.find("edition")->text_at("id"))},
      {texts.today, moment_words(texts, package.text_at("on"))},
      {texts.files.created, moment_words(texts, package.text_at("created"))},
      {texts.files.attachments, names.empty() ? std::string(texts.files.nothing) : join(names, texts.list_mark)},
  };
  for (const auto& [label, value] : rows) ui::pair(label, value);
}

void draw_sides(const Model& model, const texts::Texts& texts, const Json& one) {
  const std::string_view at = one.text_at("at");
  ui::text(texts::fill(texts.files.said, {value_words(model, texts, at, one.find("packaged"))}), ui::Type::small);
  ui::text(texts::fill(texts.files.judged, {value_words(model, texts, at, one.find("judged"))}), ui::Type::small);
}

void draw_difference(const Model& model, const texts::Texts& texts, const Json& one) {
  // What a digest is says nothing to a person.
  if (one.text_at("at") == "/digest") return ui::text(texts.files.changed_since);
  ui::text(place_words(model, texts, one.text_at("at")), ui::Type::small_strong);
  draw_sides(model, texts, one);
}

void draw_differences(const Model& model, const texts::Texts& texts) {
  const Json::Array& differences = model::items(model.opening.verdict, "differences");
  const Json::Array& files = model::items(model.opening.chosen.whole, "files");
  if (differences.empty() && std::none_of(files.begin(), files.end(), is_odd)) return;
  ui::heading(texts.files.differences, 2);
  // An archive's files that are not as the package lists them.
  for (const Json& one : files) {
    const bool missing = one.text_at("state") == "missing";
    if (is_odd(one)) ui::marked(ui::Mark::bad, one.text_at("name"), missing ? texts.files.missing : texts.files.differs);
  }
  const auto is_assessed = [](const Json& one) { return one.text_at("at").starts_with("/assessment"); };
  const auto assessed = std::count_if(differences.begin(), differences.end(), is_assessed);
  for (const Json& one : differences) {
    if (!is_assessed(one)) draw_difference(model, texts, one);
  }
  if (assessed == 0) return;
  if (const ui::Disclosure more("assessed", texts::fill(texts.files.assessed_otherwise, {std::to_string(assessed)})); more) {
    // What a finding, or all of it, comes to has words, and what was read for it; the way there has none but whose it is.
    std::string last;
    for (const Json& one : differences) {
      const std::string_view at = one.text_at("at");
      if (!is_assessed(one)) continue;
      const std::string words = place_words(model, texts, at);
      const bool read = at.find("/values/") != at.npos;
      if (words != last) ui::text(words, ui::Type::small_strong);
      else if (read) continue;
      const bool found = at.starts_with("/assessment/findings/") && at.ends_with("/status");
      if (read || found || at == "/assessment/outcome") draw_sides(model, texts, one);
      last = words;
    }
  }
}

Intent draw_go_on(const Model& model, const texts::Texts& texts) {
  const auto left_out = model::answers_left_out(model, *model.opening.chosen.whole.find("package"));
  if (!left_out.empty()) {
    ui::notice(ui::Mark::care, texts::fill(texts.files.left_out, {join(left_out, texts.list_mark)}));
  }
  if (model::has_answers(model)) ui::text(texts.files.replaces_yours);
  if (ui::button("take-over", texts.files.go_on)) return model::TakeOver{};
  return {};
}

}  // namespace

Intent draw_opening(const Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  const Chosen& chosen = model.opening.chosen;
  ui::heading(texts.files.open_title, 1);
  ui::text(texts.files.open_lead);
  if (const auto lines = ui::file("open", texts.files.open_choose, kPackageTypes, texts.files.open_choose)) {
    intent = model::Offer{model::Offer::To::opening, {}, {}, *lines};
  }
  const bool there = chosen.state == Chosen::State::there;
  const auto [mark, word, words] = verdict_words(model, texts);
  ui::status("opening", there                                      ? texts::fill(texts.named, {chosen.name, word})
                        : chosen.state == Chosen::State::reading ? texts::fill(texts.files.opening, {chosen.name})
                                                                 : std::string());
  if (chosen.state == Chosen::State::failed) {
    ui::alert("cannot-open", texts::fill(texts.files.cannot_open, {chosen.name}));
    ui::text(error_words(model, texts, chosen.whole));
  }
  if (there) {
    if (chosen.whole.text_at("copy") == "other") ui::notice(ui::Mark::care, texts.files.copy_other);
    ui::panel(mark, word, words, 2);
    draw_contents(model, texts);
    ui::space(8);
    if (auto wanted = draw_go_on(model, texts)) intent = wanted;
    draw_differences(model, texts);
  }
  ui::space(8);
  if (ui::link("to-compare", texts.files.to_compare)) intent = model::Show{model::Screen::comparing};
  return intent;
}

}  // namespace zhicheng::views
