#include "site/sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rules/render.h"

namespace zhicheng::site {

using container::Html;

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"一", "二", "三", "四", "五", "六", "日"};

/// Whether joined conditions have words of the edition's own, not the general "以下各项都成立".
bool is_own(const rules::Condition& condition) { return condition.kind != rules::Condition::Kind::leaf && !condition.text.empty() && !condition.text.starts_with("以下"); }

}  // namespace

void Clauses::write(Html& html, const std::vector<std::string>& places) const {
  if (places.empty()) return;
  html.raw("<cite>");
  for (const std::string& place : places) {
    const auto quotes = edition_.quotes_of(place);
    if (quotes.empty()) {
      html.text(place);
    } else {
      html.raw(fmt::format("<a href=#c{}>", quotes.front()->id)).text(place).raw("</a>");
    }
  }
  html.raw("</cite>");
}

std::string words_of(const rules::Edition& edition, const rules::Condition& condition) {
  using Kind = rules::Condition::Kind;
  // Loading gives words to the conditions of findings; those of other rules have them when they are asked for.
  if (condition.kind == Kind::leaf) return rules::render(edition, condition);
  if (is_own(condition)) return condition.text;
  std::string words;
  for (const rules::Condition& part : condition.parts) {
    const bool mixed = part.kind == (condition.kind == Kind::all ? Kind::any : Kind::all) && !is_own(part) && part.parts.size() > 1;
    if (!words.empty()) words += condition.kind == Kind::any ? "，或者" : "，并且";
    words += mixed ? fmt::format("（{}）", words_of(edition, part)) : words_of(edition, part);
  }
  return condition.kind == Kind::negation ? fmt::format("不是这样：{}", words) : words;
}

bool is_short(const rules::Condition& condition) {
  using Kind = rules::Condition::Kind;
  if (condition.kind == Kind::leaf || is_own(condition)) return true;
  return condition.kind == Kind::all && std::all_of(condition.parts.begin(), condition.parts.end(), [](const auto& part) { return part.kind == Kind::leaf; });
}

void unverified(Html& html, bool verified, std::string_view source) {
  if (verified) return;
  html.raw(" <b class=u>待核实</b>");
  if (!source.empty()) html.raw("<cite>").text(fmt::format("来源：{}", source)).raw("</cite>");
}

std::string short_day(base::Day day) {
  const std::string text = day.text();
  const auto number = [&](std::size_t at) { return text[at] == '0' ? text.substr(at + 1, 1) : text.substr(at, 2); };
  return fmt::format("{}月{}日", number(5), number(8));
}

void write_day(Html& html, base::Day day) {
  const std::string text = day.text();
  html.raw(fmt::format("<time datetime={}>", text));
  html.text(fmt::format("{}年{}", text.substr(0, 4), short_day(day))).raw("<i>");
  html.text(fmt::format("周{}", kWeekdays[static_cast<std::size_t>(day.weekday() - 1)])).raw("</i>").close("time");
}

std::string anchor_of(const rules::Edition& edition, const rules::Cover& cover) {
  if (cover.kind == "finding") return "f-" + cover.id;
  if (cover.kind == "material") return "m-" + cover.id;
  if (cover.kind == "deadline") return "dates";
  if (cover.kind == "process") {
    const auto dated = [&](const rules::Stated& step) { return step.id == cover.id && !step.deadline.empty(); };
    return std::any_of(edition.process.begin(), edition.process.end(), dated) ? "dates" : "p-" + cover.id;
  }
  if (cover.kind == "human") return "h-" + cover.id;
  if (cover.kind == "contact") return "contacts";
  if (cover.kind == "route") return "chain";
  if (cover.kind == "table" && cover.id == "route") return "chain";
  if (cover.kind == "table" && cover.id == "exam_mode") return "series";
  if (cover.kind == "table" && edition.cutoff < edition.values.size() && edition.values[edition.cutoff].id == cover.id) return "dates";
  return {};
}

}  // namespace zhicheng::site
