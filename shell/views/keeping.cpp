// Drafts on the start page.
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

/// 2026年5月20日 09:30
std::string time_of(const texts::Texts& texts, const std::string& changed) {
  const auto day = base::Day::parse(changed.substr(0, 10));
  if (!day || changed.size() < 16) return changed;
  return texts::long_date(texts, *day) + " " + changed.substr(11, 5);
}

std::string words_of(const texts::Texts& texts, const model::KeptDraft& draft) {
  const std::string_view title = draft.title.empty() ? texts.keeping.untitled : std::string_view(draft.title);
  return texts::fill(texts.keeping.draft, {title, time_of(texts, draft.changed)});
}

Intent draw_draft(const texts::Texts& texts, const model::KeptDraft& draft) {
  Intent intent;
  const ui::Item item("draft/" + draft.id);
  const std::string words = words_of(texts, draft);
  ui::text(words);
  const ui::Buttons buttons;
  if (ui::button("open/" + draft.id, texts.keeping.open, ui::Weight::secondary)) intent = model::Reopen{draft.id};
  if (ui::button("remove/" + draft.id, texts.keeping.remove, ui::Weight::secondary)) intent = model::Forget{draft.id};
  return intent;
}

std::string_view state_words(const model::Keeping& keeping, const texts::Texts& texts) {
  using State = model::Keeping::State;
  if (keeping.shared_computer) return texts.keeping.shared_note;
  if (keeping.forgotten) return texts.keeping.forgotten;
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
  ui::heading(texts.keeping.title, 2);
  if (!keeping.kept.empty()) {
    const ui::List list("drafts");
    for (const model::KeptDraft& draft : keeping.kept) {
      if (auto wanted = draw_draft(texts, draft)) intent = wanted;
    }
  }
  const bool lost = keeping.state == model::Keeping::State::full || keeping.state == model::Keeping::State::impossible;
  ui::status("keeping", state_words(keeping, texts), lost ? ui::Tone::bad : ui::Tone::quiet);
  if (keeping.state == model::Keeping::State::impossible) return intent;
  if (ui::checkbox("shared-computer", texts.keeping.shared, keeping.shared_computer)) {
    intent = model::ShareComputer{!keeping.shared_computer};
  }
  if (!keeping.kept.empty() && ui::button("forget-all", texts.keeping.forget_all, ui::Weight::secondary)) {
    intent = model::Forget{};
  }
  return intent;
}

}  // namespace zhicheng::views
