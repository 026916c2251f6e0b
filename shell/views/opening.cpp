#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using base::Json;
using model::Chosen;
using model::Model;

const Json::Array& items(const Json& object, std::string_view key) {
  static const Json::Array kNone;
  const Json* found = object.find(key);
  return found != nullptr && found->array() != nullptr ? *found->array() : kNone;
}

void draw_verdict(const Model& model, const texts::Texts& texts) {
  const Json& verdict = model.opening.verdict;
  const std::string_view word = verdict.text_at("verdict");
  if (word == "reproduced") {
    ui::panel(ui::Mark::good, texts.files.verdict_same, texts.files.verdict_same_words);
  } else if (word == "differs") {
    ui::panel(ui::Mark::bad, texts.files.verdict_differs, texts.files.verdict_differs_words);
  } else {
    ui::panel(ui::Mark::open, texts.files.verdict_cannot, verdict.text_at("reason"));
  }
}

void draw_contents(const Model& model, const texts::Texts& texts) {
  const auto& [state, name, package, files, error] = model.opening.chosen;
  const std::string_view person = package.find("applicant")->text_at("name");
  ui::pair(texts.files.file, name);
  ui::pair(texts.files.whose, person.empty() ? texts.files.no_name : person);
  ui::pair(texts.files.edition, package.find("edition")->text_at("id"));
  ui::pair(texts.today, package.text_at("on"));
  ui::pair(texts.files.created, package.text_at("created"));
  std::vector<std::string> names;
  for (const Json& one : items(package, "attachments")) names.emplace_back(one.text_at("name"));
  ui::pair(texts.files.attachments, names.empty() ? std::string(texts.files.nothing) : join(names, texts.list_mark));
}

void draw_differences(const Model& model, const texts::Texts& texts) {
  const Json::Array& differences = items(model.opening.verdict, "differences");
  bool headed = false;
  const auto head = [&] {
    if (!headed) ui::heading(texts.files.differences, 2);
    headed = true;
  };
  for (const Json& one : differences) {
    head();
    const std::string_view at = one.text_at("at");
    ui::text(place_words(model, texts, at), ui::Type::strong);
    ui::text(texts::fill(texts.files.said, {value_words(model, texts, at, one.find("packaged"))}), ui::Type::small);
    ui::text(texts::fill(texts.files.judged, {value_words(model, texts, at, one.find("judged"))}), ui::Type::small);
  }
  // An archive's files that are not as the package lists them.
  const Json* files = &model.opening.chosen.files;
  if (files->array() == nullptr) return;
  for (const Json& one : *files->array()) {
    const std::string_view state = one.text_at("state");
    if (state == "same") continue;
    head();
    ui::text(texts::fill(texts.named, {one.text_at("name"), state == "missing" ? texts.files.missing : texts.files.differs}));
  }
}

Intent draw_go_on(const Model& model, const texts::Texts& texts) {
  const auto left_out = model::answers_left_out(model, model.opening.chosen.package);
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
    intent = model::Offer{model::Offer::To::opening, {}, {}, model::read_offered(*lines)};
  }
  ui::status("opening", chosen.state == Chosen::State::reading ? texts::fill(texts.files.opening, {chosen.name}) : "");
  if (chosen.state == Chosen::State::failed) {
    ui::alert("cannot-open", texts::fill(texts.files.cannot_open, {chosen.name}));
    ui::text(error_words(model, texts, chosen.error));
  }
  if (chosen.state == Chosen::State::there) {
    draw_verdict(model, texts);
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
