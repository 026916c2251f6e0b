#include <optional>
#include <tuple>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {
namespace {

using model::Stage;
using Verb = model::Fill::Verb;
using model::Screen;

/// A row that leads to a section, with its state.
Intent draw_section(const model::Model& model, const texts::Texts& texts, std::size_t section) {
  const model::FormSection& one = model::form_sections()[section];
  const ui::Item item("task/" + std::string(one.id));
  const model::Filling filling = model::filling_of(model.form, section);
  std::string word;
  ui::Mark mark = ui::Mark::none;
  switch (model::progress_of(model, section)) {
    case Stage::untouched:
      word = texts.form.untouched;
      break;
    case Stage::begun:
      word = texts::fill(texts.form.begun, {std::to_string(filling.said)});
      mark = ui::Mark::open;
      break;
    case Stage::done:
      word = filling.blank > 0   ? texts::fill(texts.form.done_but, {std::to_string(filling.said), std::to_string(filling.blank)})
             : filling.said > 0 ? std::string(texts.form.done)
                                : std::string(texts.form.none);
      mark = ui::Mark::good;
      break;
    case Stage::wrong:
      word = texts::fill(texts.form.wrong, {std::to_string(model::to_mend(model, section))});
      mark = ui::Mark::bad;
      break;
  }
  if (!ui::task("task-" + std::string(one.id), one.title, mark, word)) return {};
  return model::Fill{Verb::open, {one.first}};
}

}  // namespace

Intent draw_tasks(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.tasks_title, 1);
  ui::text(texts.tasks_lead);
  const std::size_t sections = model::form_sections().size();
  std::size_t done = 0;
  for (std::size_t i = 0; i < sections; ++i) {
    if (model::progress_of(model, i) == Stage::done) ++done;
  }
  ui::text(texts::fill(texts.form.progress, {std::to_string(sections), std::to_string(done)}), ui::Type::strong);
  ui::text(texts.form.needed_lead, ui::Type::small, ui::Tone::quiet);
  {
    const ui::List list("tasks/check");
    const ui::Item item("task/check");
    const std::string count = texts::fill(texts.answers_given, {std::to_string(model::answered(model).size())});
    const std::string told = texts::fill(texts.named, {count, texts::word(texts, model.assessment.outcome)});
    const ui::Mark mark = model.assessment.missing.empty() ? ui::Mark::good : ui::Mark::open;
    if (ui::task("task-check", texts.task_check, mark, told)) intent = model::ShowResult{};
  }
  ui::heading(texts.form.part_form, 2);
  {
    const ui::List list("tasks/form");
    for (std::size_t i = 0; i < sections; ++i) {
      if (auto wanted = draw_section(model, texts, i)) intent = wanted;
    }
  }
  ui::heading(texts.form.part_files, 2);
  {
    const ui::List list("tasks/files");
    const ui::Item item("task/files");
    const bool whole = model.form.files_wanted > 0 && model.form.files_there >= model.form.files_wanted;
    const ui::Mark mark = whole ? ui::Mark::good : ui::Mark::open;
    if (ui::task("task-files", texts.files.short_title, mark, files_count(model, texts))) intent = model::Show{Screen::files};
  }
  ui::heading(texts.form.part_last, 2);
  if (model.packing.state == model::Packing::State::saved) ui::notice(ui::Mark::good, texts.task_done);
  if (auto wanted = draw_handing_in(model, texts, false)) intent = wanted;
  std::optional<ui::Buttons> row(std::in_place);
  if (ui::button("task-review", texts.form.review_title)) intent = model::Show{Screen::review};
  if (ui::button("task-portal", texts.form.portal_title, ui::Weight::secondary)) intent = model::Show{Screen::portal};
  if (ui::button("task-package", texts.task_package, ui::Weight::secondary)) intent = model::Show{Screen::package};
  row.reset();
  if (auto wanted = draw_print(model, texts)) intent = wanted;
  const std::tuple<std::string_view, std::string_view, Screen> others[] = {
      {"task-dates", texts.guide.dates_title, Screen::dates},
      {"task-rules", texts.guide.to_rules, Screen::rules},
      {"task-replay", texts.guide.replay_title, Screen::replay},
      {"task-open", texts.files.open_title, Screen::opening},
      {"task-compare", texts.files.compare_title, Screen::comparing},
  };
  for (const auto& [key, label, screen] : others) {
    if (ui::link(key, label)) intent = model::Show{screen};
  }
  return intent;
}

}  // namespace zhicheng::views
