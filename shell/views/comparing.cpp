#include <algorithm>

#include "shell/model/lists.h"
#include "shell/ui/widgets.h"
#include "shell/views/parts.h"

namespace zhicheng::views {
namespace {

using base::Json;
using model::Chosen;
using model::Model;

Intent draw_side(const Model& model, const texts::Texts& texts, bool right) {
  Intent intent;
  const Chosen& side = right ? model.comparing.right : model.comparing.left;
  const std::string_view word = right ? texts.files.second : texts.files.first;
  const std::string key = right ? "right" : "left";
  const std::string_view name = side.name.empty() ? texts.files.mine : std::string_view(side.name);
  ui::heading(word, 2);
  ui::status(key + "/state", side.state == Chosen::State::reading ? texts::fill(texts.files.opening, {name})
                             : side.state == Chosen::State::there ? std::string(name)
                                                                  : std::string(texts.files.not_chosen), ui::Tone::plain);
  if (side.state == Chosen::State::failed) {
    ui::alert(key + "/failed", texts::fill(texts.files.cannot_open, {name}));
    ui::text(error_words(model, texts, side.whole));
  }
  const std::string label = texts::fill(texts.files.choose_side, {word});
  if (const auto lines = ui::file(key, label, kPackageTypes, label)) {
    const auto to = right ? model::Offer::To::right : model::Offer::To::left;
    intent = model::Offer{to, {}, {}, *lines};
  }
  if (model::has_answers(model) && ui::link(key + "/mine", texts::fill(texts.files.use_mine, {word}))) {
    intent = model::CompareMine{right};
  }
  return intent;
}

void draw_word(const texts::Texts& texts, std::string_view title, std::string_view status, std::string_view lacking) {
  const bool missing = status != "same" && status != "differs";
  const std::string_view word = status == "same" ? texts.files.same : missing ? lacking : texts.files.differs;
  ui::space(8);
  ui::rule();
  ui::marked(status == "same" ? ui::Mark::good : missing ? ui::Mark::care : ui::Mark::bad, title, word);
}

void draw_field(const Model& model, const texts::Texts& texts, const Json& row) {
  const std::string_view at = row.text_at("at");
  const ui::Item item("field" + std::string(at).append(row.text_at("status")));
  draw_word(texts, place_words(model, texts, at), row.text_at("status"), texts.files.blank);
  for (const auto& [side, word] : {std::pair{"left", texts.files.first}, std::pair{"right", texts.files.second}}) {
    ui::text(texts::fill(texts.named, {word, value_words(model, texts, at, row.find(side))}), ui::Type::small);
  }
  if (model::flag(row, "one_character")) ui::text(texts.files.one_character, ui::Type::small_strong, ui::Tone::care);
}

void draw_file(const texts::Texts& texts, const Json& row, std::size_t number) {
  const std::string_view status = row.text_at("status");
  const std::string left(row.text_at("left"));
  const std::string right(row.text_at("right"));
  const ui::Item item("file/" + std::to_string(number));
  const bool two_names = !left.empty() && !right.empty() && left != right;
  draw_word(texts, two_names ? left + std::string(texts.arrow) + right : left.empty() ? right : left, status, texts.files.missing);
  if (status == "differs") {
    ui::text(model::flag(row, "same_bytes") ? texts.files.renamed : left == right ? texts.files.same_name : texts.files.all_other, ui::Type::small);
  } else if (status != "same") {
    ui::text(texts::fill(texts.files.missing_in, {left.empty() ? texts.files.first : texts.files.second}), ui::Type::small);
  }
  if (model::flag(row, "one_character")) ui::text(texts.files.name_one_character, ui::Type::small_strong, ui::Tone::care);
}

void draw_made(const Model& model, const texts::Texts& texts) {
  const Json& made = model.comparing.made;
  const Json::Array& fields = model::items(made, "fields");
  const Json::Array& files = model::items(made, "attachments");
  const auto is_same = [](const Json& row) { return row.text_at("status") == "same"; };
  const auto odd = [&](const Json::Array& rows) {
    return rows.size() - static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_same));
  };
  const std::size_t odd_fields = odd(fields);
  const std::size_t odd_files = odd(files);
  const bool same = model::flag(made, "same");
  const std::string counts = texts::fill(same ? texts.files.all_same : texts.files.not_same,
                                         {std::to_string(same ? fields.size() : odd_fields), std::to_string(same ? files.size() : odd_files)});
  ui::space(8);
  ui::status("compared", made.is_null() ? std::string() : counts, ui::Tone::plain);
  if (made.is_null()) return;
  ui::panel(same ? ui::Mark::good : ui::Mark::bad, same ? texts.files.same : texts.files.differs, texts.files.returned, 2);
  for (const auto& [side, word] : {std::pair{"left", texts.files.first}, std::pair{"right", texts.files.second}}) {
    const Json* sealed = made.find("sealed");
    if (sealed != nullptr && !model::flag(*sealed, side)) ui::notice(ui::Mark::bad, texts::fill(texts.named, {word, texts.files.changed_since}));
  }
  const auto draw_fields = [&](bool alike) {
    const ui::List list(alike ? "same" : "fields");
    for (const Json& row : fields) {
      if (is_same(row) == alike) draw_field(model, texts, row);
    }
  };
  if (odd_fields > 0) {
    ui::heading(texts.files.fields, 2);
    draw_fields(false);
  }
  if (!files.empty()) {
    ui::heading(texts.files.attachments, 2);
    const ui::List list("files");
    for (std::size_t i = 0; i < files.size(); ++i) draw_file(texts, files[i], i);
  }
  const std::size_t alike = fields.size() - odd_fields;
  if (alike == 0) return;
  if (const ui::Disclosure more("same-rows", texts::fill(texts.files.same_rows, {std::to_string(alike)})); more) draw_fields(true);
}

}  // namespace

Intent draw_comparing(const Model& model, const texts::Texts& texts) {
  Intent intent;
  if (ui::link("back", texts.back)) intent = model::Back{};
  ui::heading(texts.files.compare_title, 1);
  ui::text(texts.files.compare_lead);
  for (const bool right : {false, true}) {
    if (auto wanted = draw_side(model, texts, right)) intent = wanted;
  }
  draw_made(model, texts);
  return intent;
}

}  // namespace zhicheng::views
