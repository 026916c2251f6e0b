#include <doctest/doctest.h>

#include <string>

#include "cli/clauses_page.h"
#include "rules/notice_text.h"

using namespace zhicheng;
using base::Json;

namespace {

Json row(std::string_view id, std::string_view quote) {
  Json made;
  made.add("id", id).add("clause", "一").add("quote", quote).add("testable_by", "applicant").add("covered_by", Json::Array{});
  return made.add("reason", "1 < 2 & \"3\"").add("ambiguity", Json::Array{});
}

std::string page_of(std::string_view notice, Json::Array rows) {
  Json table;
  table.add("title", "<b>").add("issuer", "").add("dated", "").add("notice", notice).add("rows", std::move(rows)).add("tables", Json::Object{});
  table.add("edition", Json{}.add("id", "a/2026").add("digest", "sha256:0"));
  return cli::write_clauses_page(table, Json::Object{});
}

bool has(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("what comes from data is escaped") {
  const std::string page = page_of("题\n\n<i>甲</i>乙", {row("1\"><x", "<i>甲")});
  CHECK(has(page, "<title>&lt;b&gt;"));
  CHECK(has(page, "&lt;i&gt;甲</mark>"));
  CHECK(has(page, "1 &lt; 2 &amp; &quot;3&quot;"));
  CHECK(has(page, "id=\"c-1&quot;&gt;&lt;x\""));
  CHECK_FALSE(has(page, "<i>"));
  CHECK_FALSE(has(page, "<x"));
}

TEST_CASE("a quote within a quote, and one that the notice does not have") {
  const std::string page = page_of("题\n\n甲乙丙丁", {row("a", "甲乙丙"), row("b", "乙"), row("c", "没有")});
  CHECK(has(page, ">甲乙丙</mark><sup><a href=\"#c-a\" aria-label=\"条款 a\">a</a></sup><sup><a href=\"#c-b\""));
  CHECK(has(page, "丁</p>"));
  CHECK_FALSE(has(page, "没有"));
}

TEST_CASE("prose that a page break has cut is one paragraph, headings and lists are not") {
  const std::string long_prose = "各旗县区人力资源和社会保障局要按照统一要求及时部署职称评审工作并逐级报送";
  const std::string notice = "\n\n题目\n\n一、申报时间\n\n" + long_prose + "，\n\n于是继续。\n\n" + long_prose + "。\n\n（二）要求\n\n甲 1\n乙 2\n\n署名\n";
  std::string kinds;
  for (const rules::Paragraph& paragraph : rules::paragraphs_of(notice)) kinds += std::to_string(static_cast<int>(paragraph.kind));
  CHECK(kinds == "0133243");
}
