// Two packages side by side, as text.
#include <fmt/format.h>

#include <algorithm>

#include "application/labels.h"
#include "application/places.h"
#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

constexpr std::string_view kAnswers = "/answers/";
constexpr std::string_view kApplicant = "/applicant/";

/// The word for a value that is a code; the value itself where there is none.
std::string_view text_words(std::string_view at, std::string_view text, const Words& words) {
  const auto choice = [&](std::string_view fact) {
    const auto found = words.choices.find(fmt::format("{}/{}", fact, text));
    return found == words.choices.end() ? text : std::string_view(found->second);
  };
  if (at.starts_with(kAnswers)) return choice(at.substr(kAnswers.size()));
  if (!at.starts_with(kApplicant)) return text;
  at.remove_prefix(kApplicant.size());
  const std::string_view list = at.substr(0, at.find('/'));
  const std::string_view member = at.substr(at.rfind('/') + 1);
  if (list == "education" && member == "level") return choice("education");
  if (list == "titles" && (member == "level" || member == "series")) return choice(member);
  const application::ListLabel* known = application::list_of(list);
  const application::Label* label = application::label_of(known != nullptr ? known->members : application::person_labels(), member);
  const std::string_view word = label != nullptr ? application::word_of(*label, text) : std::string_view{};
  return word.empty() ? text : word;
}

std::string value_words(std::string_view at, const base::Json* value, const Words& words) {
  if (value == nullptr || value->is_null()) return "没有";
  if (const bool* truth = value->boolean()) return *truth ? "是" : "否";
  return value->text() != nullptr ? std::string(text_words(at, *value->text(), words)) : base::write_canonical(*value);
}

std::string place_words(std::string_view at, const Words& words) {
  if (at.starts_with(kAnswers)) return fmt::format("回答“{}”", Words::of(words.facts, at.substr(kAnswers.size())));
  return application::in_words(at);
}

std::string place_words(const base::Json& row, const Words& words) {
  const std::string_view elsewhere = row.text_at("right_at");
  const std::string here = place_words(row.text_at("at"), words);
  return elsewhere.empty() ? here : fmt::format("{}（乙：{}）", here, place_words(elsewhere, words));
}

struct Mark {
  std::string_view text;
  Tone tone;
};

Mark mark_of(std::string_view status) {
  if (status == "same") return {"✔ 一致", Tone::good};
  if (status == "differs") return {"✘ 不一致", Tone::bad};
  return {"－ 缺件", Tone::doubt};
}

/// 甲、乙 are what the two are called in the sentence.
std::string missing_words(std::string_view status, const Compared& names) {
  return fmt::format("“{}”里没有", status == "left_only" ? names.right : names.left);
}

void draw_field(Page& page, const base::Json& row, const Words& words) {
  const std::string_view status = row.text_at("status");
  const Mark mark = mark_of(status);
  page.line(2, fmt::format("{}  {}", page.paint(mark.tone, mark.text), place_words(row, words)), 3);
  const auto value = [&](std::string_view side) { return value_words(row.text_at("at"), row.find(side), words); };
  if (status == "same") return page.line(5, value("left"), 2);
  page.line(5, fmt::format("甲：{}", value("left")), 4);
  page.line(5, fmt::format("乙：{}", value("right")), 4);
  if (row.find("one_character") != nullptr) page.line(5, page.paint(Tone::doubt, "只差一个字，很可能是笔误"));
}

std::string file_words(const base::Json& row, const Compared& names) {
  const std::string_view status = row.text_at("status");
  const std::string_view left = row.text_at("left");
  const std::string_view right = row.text_at("right");
  if (status == "left_only" || status == "right_only") {
    return fmt::format("{}：{}", status == "left_only" ? left : right, missing_words(status, names));
  }
  const std::string both = left == right ? std::string(left) : fmt::format("{} → {}", left, right);
  if (status == "same") return both;
  const base::Json* same_bytes = row.find("same_bytes");
  if (same_bytes != nullptr && *same_bytes->boolean()) return both + (left == right ? "：名称和内容相同" : "：内容相同，名称不同");
  return both + (left == right ? "：名称相同，内容不同" : "：名称和内容都不同");
}

std::string kind_words(const base::Json& row, const Words& words) {
  const auto of = [&](std::string_view key) { return Words::of(words.materials, row.text_at(key)); };
  return row.find("left_kind") == nullptr ? std::string(of("kind")) : fmt::format("{} → {}", of("left_kind"), of("right_kind"));
}

std::string_view state_words(std::string_view state) {
  if (state == "missing") return "列出了这个文件，压缩包里却没有";
  if (state == "description_differs") return "压缩包里的文件与清单写的类型、页数等不符";
  return "压缩包里的文件不是清单写的那一个";
}

/// What the lists say differently: "证明哪一条  甲：… 乙：…".
void draw_members(Page& page, const base::Json& row) {
  for (const base::Json& one : items(row, "members")) {
    const application::Label* label = application::label_of(application::attachment_labels(), one.text_at("member"));
    const std::string_view name = label != nullptr ? label->label : one.text_at("member");
    const auto value = [&](std::string_view side) {
      const base::Json* said = one.find(side);
      return said->text() != nullptr && said->text()->starts_with('/') ? application::in_words("/applicant" + *said->text()) : value_words("", said, {});
    };
    page.line(5, fmt::format("{}：甲 {}，乙 {}", name, value("left"), value("right")), 4);
  }
}

void draw_file(Page& page, const base::Json& row, const Compared& names, const Words& words) {
  const Mark mark = mark_of(row.text_at("status"));
  page.line(2, fmt::format("{}  {}  {}", page.paint(mark.tone, mark.text), kind_words(row, words), file_words(row, names)), 3);
  if (row.find("one_character") != nullptr) page.line(5, page.paint(Tone::doubt, "文件名只差一个字，很可能是笔误"));
  for (const auto& [key, side] : {std::pair{"left_state", "甲"}, std::pair{"right_state", "乙"}}) {
    if (row.find(key) != nullptr) page.line(5, page.paint(Tone::bad, fmt::format("{}：{}", side, state_words(row.text_at(key)))));
  }
  draw_members(page, row);
}

bool is_shown(const base::Json& row, const Compared& names) { return names.all || row.text_at("status") != "same"; }

}  // namespace

std::string report_comparison(std::string_view response, const Compared& names, const Words& words, const Terminal& terminal) {
  const base::Json made = parse_response(response);
  Page page(terminal);
  page.line(0, fmt::format("甲：{}", names.left));
  page.line(0, fmt::format("乙：{}", names.right));
  const base::Json* copies = made.find("copies");
  for (const auto& [key, side] : {std::pair{"left", "甲"}, std::pair{"right", "乙"}}) {
    if (copies != nullptr && copies->find(key) != nullptr) page.line(0, page.paint(Tone::bad, fmt::format("{}的{}", side, kOtherCopy)), 4);
  }
  const auto unlike = [](const base::Json& row) { return row.text_at("status") != "same"; };
  const auto& fields = items(made, "fields");
  const auto& files = items(made, "attachments");
  const auto odd_fields = std::count_if(fields.begin(), fields.end(), unlike);
  const auto odd_files = std::count_if(files.begin(), files.end(), unlike);
  if (const base::Json* sealed = made.find("sealed")) {
    for (const auto& [key, side] : {std::pair{"left", "甲"}, std::pair{"right", "乙"}}) {
      if (!*sealed->find(key)->boolean()) page.line(0, page.paint(Tone::bad, fmt::format("{}的校验码对不上：内容或校验码被改动过。", side)));
    }
  }
  if (*made.find("same")->boolean()) {
    page.line(0, page.paint(Tone::good, fmt::format("{}：{} 项、附件 {} 个。", copies == nullptr ? "完全一致" : "包内数据一致", fields.size(), files.size())));
  } else {
    page.line(0, page.paint(Tone::bad, fmt::format("不一致：{} 项、附件 {} 个。", odd_fields, odd_files)));
  }
  if (odd_fields > 0 || (names.all && !fields.empty())) page.heading("各项");
  for (const base::Json& row : fields) {
    if (is_shown(row, names)) draw_field(page, row, words);
  }
  if (const base::Json* left_out = made.find("fields_left_out")) page.line(2, fmt::format("另有 {} 项没有逐项列出。", *left_out->integer()));
  if (odd_files > 0 || (names.all && !files.empty())) page.heading("附件");
  for (const base::Json& row : files) {
    if (is_shown(row, names)) draw_file(page, row, names, words);
  }
  page.blank();
  page.line(0, "通知二(三)：线上、线下提交的材料（信息、名称等）不同的，会退回本人修改。");
  return page.text();
}

}  // namespace zhicheng::cli
