// Two packages side by side, as text.
#include <fmt/format.h>

#include <algorithm>

#include "application/places.h"
#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

std::string value_words(const base::Json& row, std::string_view side) {
  const base::Json* value = row.find(side);
  if (value == nullptr || value->is_null()) return "没有";
  if (const bool* truth = value->boolean()) return *truth ? "是" : "否";
  return value->text() != nullptr ? *value->text() : base::write_canonical(*value);
}

std::string place_words(std::string_view at, const Words& words) {
  constexpr std::string_view kAnswers = "/answers/";
  if (at.starts_with(kAnswers)) return fmt::format("回答“{}”", Words::of(words.facts, at.substr(kAnswers.size())));
  return application::in_words(at);
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
  page.line(2, fmt::format("{}  {}", page.paint(mark.tone, mark.text), place_words(row.text_at("at"), words)), 3);
  if (status == "same") return page.line(5, value_words(row, "left"), 2);
  page.line(5, fmt::format("甲：{}", value_words(row, "left")), 4);
  page.line(5, fmt::format("乙：{}", value_words(row, "right")), 4);
  if (row.find("one_character") != nullptr) page.line(5, page.paint(Tone::doubt, "只差一个字，很可能是笔误"));
}

std::string file_words(const base::Json& row, const Compared& names) {
  const std::string_view status = row.text_at("status");
  const std::string_view left = row.text_at("left");
  const std::string_view right = row.text_at("right");
  if (status == "left_only" || status == "right_only") {
    return fmt::format("{}：{}", status == "left_only" ? left : right, missing_words(status, names));
  }
  if (status == "same") return std::string(left);
  if (row.find("renamed") != nullptr) return fmt::format("{} → {}：内容相同，名称或类别不同", left, right);
  return left == right ? fmt::format("{}：名称相同，内容不同", left) : fmt::format("{} → {}：名称和内容都不同", left, right);
}

bool is_shown(const base::Json& row, const Compared& names) { return names.all || row.text_at("status") != "same"; }

}  // namespace

std::string report_comparison(std::string_view response, const Compared& names, const Words& words, const Terminal& terminal) {
  const base::Json made = parse_response(response);
  Page page(terminal);
  page.line(0, fmt::format("甲：{}", names.left));
  page.line(0, fmt::format("乙：{}", names.right));
  const auto unlike = [](const base::Json& row) { return row.text_at("status") != "same"; };
  const auto& fields = items(made, "fields");
  const auto& files = items(made, "attachments");
  const auto odd_fields = std::count_if(fields.begin(), fields.end(), unlike);
  const auto odd_files = std::count_if(files.begin(), files.end(), unlike);
  if (odd_fields + odd_files == 0) {
    page.line(0, page.paint(Tone::good, fmt::format("完全一致：{} 项、附件 {} 个。", fields.size(), files.size())));
  } else {
    page.line(0, page.paint(Tone::bad, fmt::format("不一致：{} 项、附件 {} 个。", odd_fields, odd_files)));
  }
  if (odd_fields > 0 || (names.all && !fields.empty())) page.heading("各项");
  for (const base::Json& row : fields) {
    if (is_shown(row, names)) draw_field(page, row, words);
  }
  if (odd_files > 0 || (names.all && !files.empty())) page.heading("附件");
  for (const base::Json& row : files) {
    if (!is_shown(row, names)) continue;
    const Mark mark = mark_of(row.text_at("status"));
    page.line(2, fmt::format("{}  {}  {}", page.paint(mark.tone, mark.text), row.text_at("kind"), file_words(row, names)), 3);
    if (row.find("one_character") != nullptr) page.line(5, page.paint(Tone::doubt, "文件名只差一个字，很可能是笔误"));
  }
  page.blank();
  page.line(0, "通知二(三)：线上、线下提交的材料（信息、名称等）不同的，会退回本人修改。");
  return page.text();
}

}  // namespace zhicheng::cli
