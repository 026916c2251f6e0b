// Drafts on the start page.
#include <algorithm>

#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

bool holds_code(const model::KeptDraft& draft) { return !model::numbers_in(draft.content).empty(); }

std::string words_of(const texts::Texts& texts, const model::KeptDraft& draft) {
  const std::string_view title = draft.title.empty() ? texts.keeping.untitled : std::string_view(draft.title);
  return texts::fill(texts.keeping.draft, {title, moment_words(texts, draft.changed)});
}

Intent draw_draft(const texts::Texts& texts, const model::KeptDraft& draft) {
  Intent intent;
  const ui::Item item("draft/" + draft.id);
  const std::string words = words_of(texts, draft);
  ui::text(words);
  const auto numbers = model::numbers_in(draft.content);
  if (!numbers.empty()) ui::text(texts::fill(texts.keeping.handed_in, {join(numbers, texts.list_mark)}));
  if (ui::button("open/" + draft.id, texts.keeping.open, ui::Weight::secondary)) intent = model::Reopen{draft.id};
  if (sure("remove/" + draft.id, texts.keeping.remove, numbers.empty() ? texts.keeping.remove_now : texts.keeping.remove_code_now)) intent = model::Forget{draft.id};
  return intent;
}

std::string_view state_words(const model::Keeping& keeping, const texts::Texts& texts) {
  using State = model::Keeping::State;
  using Deleted = model::Keeping::Deleted;
  if (keeping.deleted == Deleted::failed) return texts.keeping.not_forgotten;
  if (keeping.shared_computer) return texts.keeping.shared_note;
  if (keeping.deleted == Deleted::all) return texts.keeping.forgotten;
  if (keeping.deleted == Deleted::one) return texts.keeping.removed;
  if (keeping.state == State::full) return texts.keeping.full;
  return keeping.state == State::impossible ? texts.keeping.impossible : texts.keeping.kept_here;
}

}  // namespace

Intent draw_newest_draft(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  const model::Keeping& keeping = model.keeping;
  if (keeping.kept.empty() || model::has_answers(model)) return intent;
  const model::KeptDraft& newest = keeping.kept.front();
  if (ui::button("resume-draft", texts.keeping.resume, ui::Weight::secondary)) intent = model::Reopen{newest.id};
  return intent;
}

Intent draw_drafts(const model::Model& model, const texts::Texts& texts) {
  Intent intent;
  const model::Keeping& keeping = model.keeping;
  if (keeping.state == model::Keeping::State::unknown) return intent;
  ui::heading(texts.keeping.title, 2, "drafts");
  if (!keeping.kept.empty()) {
    const ui::List list("drafts/list");
    for (const model::KeptDraft& draft : keeping.kept) {
      if (auto wanted = draw_draft(texts, draft)) intent = wanted;
    }
  }
  const bool bad = keeping.deleted == model::Keeping::Deleted::failed || is_lost(model);
  ui::status("keeping", state_words(keeping, texts), bad ? ui::Tone::bad : ui::Tone::quiet);
  if (keeping.state == model::Keeping::State::impossible) return intent;
  const bool code = std::any_of(keeping.kept.begin(), keeping.kept.end(), holds_code);
  // Codes are in no other place: what deletes them asks first.
  const bool shares = code && !keeping.shared_computer
                          ? sure("shared-computer", texts.keeping.shared, texts.keeping.shared_now)
                          : ui::checkbox("shared-computer", texts.keeping.shared, keeping.shared_computer);
  if (shares) intent = model::ShareComputer{!keeping.shared_computer};
  if (!keeping.kept.empty() &&
      sure("forget-all", texts.keeping.forget_all, code ? texts.keeping.forget_codes_now : texts.keeping.forget_all_now)) {
    intent = model::Forget{};
  }
  return intent;
}

bool is_lost(const model::Model& model) {
  using State = model::Keeping::State;
  return !model.keeping.shared_computer && (model.keeping.state == State::full || model.keeping.state == State::impossible);
}

void draw_lost(const model::Model& model, const texts::Texts& texts) {
  if (model.screen == model::Screen::start || !is_lost(model) || !model::draft_content(model)) return;
  const bool full = model.keeping.state == model::Keeping::State::full;
  ui::alert("lost", full ? texts.keeping.full : texts.keeping.impossible);
}

Intent draw_restart(const model::Model& model, const texts::Texts& texts) {
  // What is kept comes back from its draft.
  const bool asks = model.keeping.shared_computer || is_lost(model);
  const bool pressed = asks ? sure("restart", texts.restart, texts.keeping.restart_now)
                            : ui::button("restart", texts.restart, ui::Weight::secondary);
  if (pressed) return model::Restart{};
  return {};
}

}  // namespace zhicheng::views
