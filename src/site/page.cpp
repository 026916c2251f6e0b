#include "site/page.h"

#include <fmt/format.h>

#include "container/html.h"
#include "site/sections.h"

namespace zhicheng::site {

using container::attribute;
using container::Html;

namespace {

/// From the page back to the site's root.
std::string root_of(const Place& place) {
  std::string up;
  for (const char byte : folder_of(place)) {
    if (byte == '/') up += "../";
  }
  return up;
}

void write_head(Html& html, const Place& place, const Around& around) {
  const std::string address = around.url + "/" + folder_of(place);
  const std::string title = title_of(place);
  const auto meta = [&](std::string_view key, std::string_view name, std::string_view content, const std::string& more = "") {
    html.open("meta", attribute(key, name) + more + attribute("content", content)).raw("\n");
  };
  html.raw("<!doctype html>\n<html lang=zh-CN>\n<head>\n<meta charset=utf-8>\n<meta name=viewport content=\"width=device-width,initial-scale=1\">\n");
  html.element("title", title).raw("\n");
  // Said once for both that ask for it: the page has to stay small.
  meta("name", "description", description_of(place), attribute("property", "og:description"));
  html.open("link", " rel=canonical" + attribute("href", address)).raw("\n");
  html.open("link", " rel=alternate type=\"application/json+oembed\"" + attribute("href", address + "oembed.json")).raw("\n");
  html.raw("<link rel=icon href=\"data:,\">\n");
  meta("property", "og:type", "article");
  meta("property", "og:title", title);
  meta("property", "og:url", address);
  meta("property", "og:image", around.url + "/" + around.picture);
  meta("property", "og:site_name", "职称申报自测");
  meta("property", "og:locale", "zh_CN");
  html.open("script", " defer" + attribute("src", root_of(place) + around.script)).close("script");
  html.raw("<style>").raw(page_style()).raw("</style>\n</head>\n<body>\n<a class=skip href=#main>跳到正文</a>\n");
}

void write_top(Html& html, const Place& place, const Around& around) {
  const rules::Edition& edition = *place.edition;
  html.raw("<header>\n<h1>").text(title_of(place)).raw("</h1>\n<p>").text(fmt::format("依据：{}《{}》", edition.issuer, edition.title));
  html.text(fmt::format("，{}", edition.dated));
  if (!edition.forwards.empty()) html.text(fmt::format("（转发{}）", edition.forwards));
  html.raw("</p>\n<p class=act>").element("a", "在线自查：我能不能报", " class=go target=_blank rel=noopener" + attribute("href", root_of(place) + interactive_of(place)));
  html.raw("</p>\n</header>\n<nav aria-label=目录><ul>\n");
  const auto item = [&](std::string_view id, std::string_view words) {
    html.raw(fmt::format("<li><a href=#{}>", id)).text(words).raw("</a>\n");
  };
  item("dates", "截止时间");
  if (place.is_city() && around.places.size() > 1) item("places", "旗县区");
  item("conditions", "谁可以申报");
  item("series", "各系列");
  item("materials", "申报材料");
  item("chain", "材料报到哪里");
  item("contacts", "问谁");
  item("calendar", "其他时间");
  item("notice", "通知原文");
  html.raw("</ul></nav>\n");
}

void write_foot(Html& html, const Place& place, const Around& around) {
  const rules::Edition& edition = *place.edition;
  html.raw("<footer>\n<p>这里只写通知里写明的条件；是否受理、能否通过，由审核部门和评委会认定。标“<b class=u>待核实</b>”的还没有见到原文，请先打电话问。</p>\n<p>");
  html.text(fmt::format("规则 {}，{} 更新，指纹 ", edition.id, around.updated)).element("code", edition.digest.substr(0, 19)).raw("。");
  html.raw("给程序用：").element("a", "规则数据", attribute("href", place.is_city() ? "edition.json" : "../edition.json"));
  if (!place.is_city()) html.raw("。").element("a", "全市的条件和时间", " href=\"../\"");
  html.raw("</p>\n</footer>\n</body>\n</html>\n");
}

}  // namespace

std::string title_of(const Place& place) { return fmt::format("{}{}年职称申报条件和截止时间", place.name, place.edition->year); }

std::string description_of(const Place& place) {
  std::string days;
  for (const LevelDays& row : days_of(place)) {
    for (const std::string_view id : {"county_filing", "filing"}) {
      const rules::Deadline* one = row.find(id);
      if (one == nullptr || !one->date) continue;
      days += fmt::format("{}{}{}", days.empty() ? "" : "，", row.title, one->date->text());
      break;
    }
  }
  return fmt::format("{}谁可以申报、要哪些材料、报到哪里、问谁，逐条对照通知原文。", days.empty() ? "" : days + "截止。");
}

std::string interactive_of(const Place& place) {
  return fmt::format("index.html?edition={}{}{}", place.edition->id, place.is_city() ? "" : "&county=", place.id);
}

std::string write_page(const Place& place, const Around& around, bool has_calendar) {
  Html html;
  const std::vector<LevelDays> days = days_of(place);
  write_head(html, place, around);
  write_top(html, place, around);
  html.raw("<main id=main>\n");
  write_deadlines(html, place, days, has_calendar);
  if (place.is_city()) write_counties(html, around.places);
  write_conditions(html, place);
  write_series(html, place);
  write_materials(html, place);
  write_chain(html, place);
  write_contacts(html, place);
  write_calendar_table(html, place, days);
  write_notice(html, place);
  html.raw("</main>\n");
  write_foot(html, place, around);
  // Line ends between elements, and ends that HTML leaves out, would be one byte in a hundred.
  std::string bytes = html.bytes();
  std::erase(bytes, '\n');
  constexpr std::string_view kEnd = "</p>";
  for (std::size_t at = bytes.find(kEnd); at != std::string::npos; at = bytes.find(kEnd, at)) bytes.erase(at, kEnd.size());
  return bytes;
}

}  // namespace zhicheng::site
