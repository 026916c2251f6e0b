// Packages and verdicts as text.
#include <fmt/format.h>

#include <algorithm>

#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kMostShown = 20;

/// The title of the finding that a pointer into the new judgement leads into, or of a whole one that only one of the two has.
std::string_view finding_title(const base::Json& difference, const base::Json& verdict) {
  constexpr std::string_view kFindings = "/assessment/findings/";
  for (const char* side : {"packaged", "judged"}) {
    if (const std::string_view title = difference.find(side)->text_at("title"); !title.empty()) return title;
  }
  std::string_view at = difference.text_at("judged_at");
  if (at.empty()) at = difference.text_at("at");
  if (!at.starts_with(kFindings)) return {};
  std::size_t index = 0;
  for (const char digit : at.substr(kFindings.size(), 6)) {
    if (digit < '0' || digit > '9') break;
    index = index * 10 + static_cast<std::size_t>(digit - '0');
  }
  const auto& findings = items(verdict, "findings");
  return index < findings.size() ? findings[index].text_at("title") : std::string_view{};
}

/// The place, with words where it has any: the digest, or the finding that it is about.
std::string place_words(const base::Json& difference, const base::Json& verdict) {
  const std::string_view at = difference.text_at("at");
  if (at == "/digest") return "/digest（校验码：内容一经改动就对不上）";
  const std::string_view title = finding_title(difference, verdict);
  return title.empty() ? std::string(at) : fmt::format("{}（{}）", at, title);
}

std::string value_words(const base::Json& difference, std::string_view key) {
  const base::Json* value = difference.find(key);
  if (value == nullptr || value->is_null()) return "没有";
  const base::Json* bytes = key == "packaged" ? difference.find("packaged_bytes") : nullptr;
  if (bytes != nullptr) return fmt::format("{}（共 {} 字节，只写出开头）", *value->text(), *bytes->integer());
  return value->text() != nullptr ? *value->text() : base::write_canonical(*value);
}

}  // namespace

std::string report_package(std::string_view package, std::string_view checks, std::string_view file, const Terminal& terminal) {
  const base::Json written = parse_response(package);
  Page page(terminal);
  page.line(
      0, fmt::format("已写入 {}（{} 字节，附件 {} 个）", file, package.size(), items(written, "attachments").size()));
  page.line(0, fmt::format("校验码 {}", written.text_at("digest")));
  if (const base::Json* assessment = written.find("assessment")) draw_outcome(page, *assessment);
  draw_check_summary(page, parse_response(checks));
  page.line(0, fmt::format("复核：zhicheng verify {}", file));
  return page.text();
}

std::string report_verdict(std::string_view response, const Words& words, const Style& style) {
  const base::Json verdict = parse_response(response);
  const std::string_view word = verdict.text_at("verdict");
  Page page(style.terminal);
  const bool other = verdict.text_at("copy") == "other";
  if (other) page.line(0, page.paint(Tone::bad, kOtherCopy), 6);
  if (verdict.text_at("copy") == "unknown") {
    page.line(0, page.paint(Tone::doubt, "注意：没有那一版规则，核对不了副本上看得见的文字；请以包内数据为准。"), 6);
  }
  if (other && word == "differs" && items(verdict, "differences").empty()) {
    page.line(0, "包内数据用申报包注明的规则重新判断，结果与包内记载相同。");
  } else if (word == "reproduced") {
    page.line(0, page.paint(Tone::good, "复核一致：用申报包注明的规则重新判断，结果与包内记载完全相同。"));
  } else if (word == "differs" && items(verdict, "findings").empty()) {
    page.line(0, page.paint(Tone::bad, "复核不一致：校验码对不上，内容被改动过；没有能重新判断。"));
  } else if (word == "differs") {
    page.line(0, page.paint(Tone::bad, "复核不一致：申报包与重新判断的结果不同，内容可能被改动过。"));
  } else {
    page.line(0, page.paint(Tone::doubt, "无法复核：本程序没有申报包注明的那一版规则。"));
  }

  const auto& differences = items(verdict, "differences");
  if (!differences.empty()) page.heading("不同之处");
  for (std::size_t i = 0; i < std::min(differences.size(), kMostShown); ++i) {
    const base::Json& difference = differences[i];
    page.line(2, fmt::format("· {}", place_words(difference, verdict)), 2);
    page.line(4, "包内：" + value_words(difference, "packaged"), 6);
    page.line(4, "重判：" + value_words(difference, "judged"), 6);
  }
  const base::Json* left_out = verdict.find("differences_left_out");
  const auto all = static_cast<std::int64_t>(differences.size()) + (left_out != nullptr ? *left_out->integer() : 0);
  if (differences.size() > kMostShown) {
    page.line(2, fmt::format("另有 {} 处不同，用 --json 查看。", all - static_cast<std::int64_t>(kMostShown)));
  }
  if (const std::string_view reason = verdict.text_at("reason"); !reason.empty()) page.line(2, reason);
  draw_findings(page, verdict, "blocking", "重新判断：必须满足的条件", words, style);
  draw_findings(page, verdict, "path", "重新判断：各途径的具体条件", words, style);
  draw_check_summary(page, verdict);
  page.blank();
  page.line(0, "复核一致只说明内容与规则相符；是否受理由工作人员决定。");
  return page.text();
}

}  // namespace zhicheng::cli
