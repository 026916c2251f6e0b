// The controls of one fact on a question's screen.
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

/// More options than this go into a drop-down list.
constexpr std::size_t kMostRows = 10;
constexpr float kDateWidth = 200;

bool is_mark(const rules::Fact& fact) {
  return fact.type == rules::FactType::choice || fact.type == rules::FactType::boolean;
}

std::vector<ui::Option> options_of(const rules::Fact& fact, const texts::Texts& texts) {
  if (fact.type == rules::FactType::boolean) return {{"yes", texts.yes}, {"no", texts.no}};
  std::vector<ui::Option> options;
  for (const rules::Choice& choice : fact.choices) options.push_back({choice.id, choice.label, choice.hint});
  return options;
}

Intent draw_options(const texts::Texts& texts, std::size_t index, const model::Draft& draft, const ui::Entry& entry,
                    std::vector<ui::Option> options) {
  const std::size_t unsure = options.size();
  options.push_back({"unsure", texts.not_sure});
  const auto taken = ui::choice(entry, options, draft.unsure ? unsure : draft.choice);
  if (!taken) return {};
  if (*taken == unsure) return model::NotSure{index};
  return model::Choose{index, *taken};
}

/// 「不确定」 at the side of a list or a field.
Intent draw_not_sure(const texts::Texts& texts, std::size_t index, const model::Draft& draft, const ui::Entry& entry) {
  const std::string spoken = texts::fill(texts.named, {texts.not_sure, entry.label});
  const std::string key = std::string(entry.key) + "/unsure";
  if (!ui::checkbox_beside(key, texts.not_sure, draft.unsure, spoken)) return {};
  return model::NotSure{index, !draft.unsure};
}

Intent draw_list(const texts::Texts& texts, std::size_t index, const model::Draft& draft, const ui::Entry& entry,
                 std::span<const ui::Option> options) {
  std::vector<std::string_view> labels;
  for (const ui::Option& option : options) labels.push_back(option.label);
  const auto chosen = draft.unsure ? std::nullopt : draft.choice;
  Intent intent;
  if (const auto taken = ui::select(entry, texts.choose_prompt, labels, chosen)) intent = model::Choose{index, *taken};
  // The hint of what is chosen: the titles that the series has.
  ui::status(std::string(entry.key) + "/hint", chosen ? options[*chosen].hint : std::string_view());
  if (auto wanted = draw_not_sure(texts, index, draft, entry)) intent = wanted;
  return intent;
}

Intent draw_written(const texts::Texts& texts, const rules::Fact& fact, std::size_t index, const model::Draft& draft,
                    ui::Entry entry) {
  const bool date = fact.type == rules::FactType::date;
  entry.hint = date ? texts.date_hint : texts.number_hint;
  const std::string_view text = draft.unsure ? std::string_view() : std::string_view(draft.text);
  Intent intent;
  if (auto typed = ui::field(entry, ui::Kind::digits, kDateWidth, text)) intent = model::Type{index, std::move(*typed)};
  if (date) {
    const auto reading = model::read_date(text);
    const std::string read = reading.day ? texts::fill(texts.date_read, {texts::long_date(texts, *reading.day)}) : "";
    ui::status(std::string(entry.key) + "/read", read);
  }
  if (auto wanted = draw_not_sure(texts, index, draft, entry)) intent = wanted;
  return intent;
}

bool is_list(const rules::Fact& fact) { return fact.choices.size() > kMostRows; }

}  // namespace

std::string key_of(const model::Model& model, std::size_t index) {
  return "answer/" + model::fact_of(model, index).id;
}

std::string control_of(const model::Model& model, const texts::Texts& texts, std::size_t index) {
  const rules::Fact& fact = model::fact_of(model, index);
  const model::Draft& draft = model.drafts.at(index);
  if (!is_mark(fact) || is_list(fact)) return key_of(model, index);
  const auto options = options_of(fact, texts);
  const std::string_view option = draft.unsure ? "unsure" : options[draft.choice.value_or(0)].key;
  return key_of(model, index) + "/" + std::string(option);
}

Intent draw_entry(const model::Model& model, const texts::Texts& texts, std::size_t index, bool label_shown) {
  const rules::Fact& fact = model::fact_of(model, index);
  const model::Draft& draft = model.drafts.at(index);
  const std::string key = key_of(model, index);
  const ui::Entry entry{.key = key, .label = fact.question, .error = words_of(draft.fault, texts), .label_shown = label_shown};
  if (!is_mark(fact)) return draw_written(texts, fact, index, draft, entry);
  auto options = options_of(fact, texts);
  if (is_list(fact)) return draw_list(texts, index, draft, entry, options);
  return draw_options(texts, index, draft, entry, std::move(options));
}

}  // namespace zhicheng::views
