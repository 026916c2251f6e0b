#include "shell/ui/widgets.h"
#include "shell/views/parts.h"
#include "shell/views/views.h"

namespace zhicheng::views {

Intent draw_tasks(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.tasks_title, 1);
  ui::text(texts.tasks_lead);
  const ui::List list("tasks");
  {
    const ui::Item item("task/check");
    const std::string told = texts::fill(texts.answers_given, {std::to_string(model::answered(model).size())});
    if (ui::pair_with_link("task-check", texts.task_check, told, texts.change)) intent = model::ShowResult{};
  }
  {
    const ui::Item item("task/files");
    if (ui::pair_with_link("task-files", texts.files.short_title, files_count(model, texts), texts.change)) {
      intent = model::Show{model::Screen::files};
    }
  }
  {
    const ui::Item item("task/package");
    const bool saved = model.packing.state == model::Packing::State::saved;
    if (ui::button("task-package", texts.task_package)) intent = model::Show{model::Screen::package};
    if (saved) ui::text(texts.task_done);
  }
  return intent;
}

}  // namespace zhicheng::views
