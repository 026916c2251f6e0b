#include "cli/clauses_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "cli/report_parts.h"
#include "container/html.h"
#include "rules/notice_text.h"

namespace zhicheng::cli {

using container::attribute;
using container::Html;
using rules::Extent;
using rules::Paragraph;
using rules::paragraphs_of;

namespace {

/// Covers that stand in a table further down the page, with the table's words and its place in the answers.
struct Shown {
  std::string_view kind;
  std::string_view key;
  std::string_view title;
};
constexpr std::array<Shown, 5> kShown{{{"check", "checks", "审核要点"},
                                       {"move", "moves", "办理动作"},
                                       {"sanction", "sanctions", "责任处理"},
                                       {"quota", "quota", "名额"},
                                       {"fee", "fees", "收费"}}};

bool is_shown(std::string_view kind) {
  return kind == "process" || std::any_of(kShown.begin(), kShown.end(), [&](const Shown& one) { return one.kind == kind; });
}

/// How a quote is marked: doubtful where it can be read in more than one way, else by whether a rule covers it.
std::string_view mark_of(const base::Json& row) {
  if (!items(row, "ambiguity").empty()) return "doubt";
  return items(row, "covered_by").empty() ? "human" : "rule";
}

std::string_view holder_word(std::string_view holder) {
  if (holder == "applicant") return "申报人";
  if (holder == "employer") return "用人单位";
  if (holder == "department") return "主管部门";
  if (holder == "county") return "旗县区人社局";
  if (holder == "zone") return "开发区人事部门";
  if (holder == "city") return "市人社局";
  if (holder == "committee_office") return "评委会办事机构";
  if (holder == "committee") return "评委会";
  if (holder == "next") return "下一级";
  if (holder == "same") return "原处";
  if (holder == "ended") return "办结";
  return holder;
}

/// Rows of the table with the same words, the same cover and the same readings.
struct Quote {
  Extent extent;
  std::vector<const base::Json*> rows;
};

/// The quotes in order of the notice. A row whose quote is not in the notice stands at its end, empty.
std::vector<Quote> quotes_of(std::string_view notice, const base::Json::Array& rows) {
  std::vector<Quote> quotes;
  for (const base::Json& row : rows) {
    const std::string_view words = row.text_at("quote");
    const std::size_t begin = std::min(notice.find(words), notice.size());
    const Extent extent{begin, begin == notice.size() ? begin : begin + words.size()};
    const auto same = [&](const Quote& quote) {
      const base::Json& other = *quote.rows.front();
      const auto equal = [&](std::string_view key) { return *other.find(key) == *row.find(key); };
      return quote.extent.begin == extent.begin && quote.extent.end == extent.end && equal("covered_by") && equal("ambiguity") &&
             equal("reason") && equal("testable_by");
    };
    const auto found = std::find_if(quotes.begin(), quotes.end(), same);
    if (found != quotes.end()) {
      found->rows.push_back(&row);
    } else {
      quotes.push_back({extent, {&row}});
    }
  }
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& a, const Quote& b) {
    return std::tie(a.extent.begin, a.extent.end) < std::tie(b.extent.begin, b.extent.end);
  });
  return quotes;
}

class ClausesPage {
 public:
  ClausesPage(const base::Json& table, const base::Json& dates)
      : table_(table), dates_(dates), notice_(table.text_at("notice")), quotes_(quotes_of(notice_, items(table, "rows"))) {}

  std::string write() {
    const std::string title = fmt::format("{}：条款对照", table_.text_at("title"));
    html_.raw("<!doctype html>\n").open("html", " lang=\"zh-CN\"").raw("\n").open("head").raw("\n<meta charset=\"utf-8\">\n");
    html_.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    html_.element("title", title).raw("\n").open("style").raw(clauses_style()).close("style").raw("\n").close("head").raw("\n").open("body");
    html_.raw("\n").element("a", "跳到正文", " class=\"skip\" href=\"#notice\"").raw("\n");
    head();
    contents();
    html_.open("main").raw("\n").open("div", " id=\"notice\"").raw("\n");
    for (const Paragraph& paragraph : paragraphs_of(notice_)) row(paragraph);
    html_.close("div").raw("\n");
    process();
    for (const Shown& one : kShown) table_of(one);
    html_.close("main").raw("\n");
    html_.element("footer", "程序给出的结论只说通知里写明的条件；是否受理、能否通过由审核部门和评委会认定。").raw("\n");
    html_.close("body").raw("\n").close("html").raw("\n");
    return html_.bytes();
  }

 private:
  void head() {
    const base::Json* edition = table_.find("edition");
    std::size_t counts[3] = {0, 0, 0};
    std::set<std::string_view> readings;
    for (const base::Json& row : items(table_, "rows")) {
      counts[items(row, "covered_by").empty() ? 1 : 0] += 1;
      for (const base::Json& one : items(row, "ambiguity")) readings.insert(one.text_at("id"));
    }
    counts[2] = readings.size();
    html_.open("header").raw("\n").element("h1", fmt::format("{}：条款对照", table_.text_at("title"))).raw("\n");
    html_.element("p", fmt::format("{} · {} · 规则 {} · {}", table_.text_at("issuer"), table_.text_at("dated"), edition->text_at("id"),
                                   edition->text_at("digest").substr(0, 19)),
                  " class=\"facts\"");
    html_.raw("\n").open("ul", " class=\"legend\"");
    const auto item = [&](std::string_view mark, const std::string& words) {
      html_.open("li").element("span", "原文", attribute("class", fmt::format("swatch {}", mark))).text(words).close("li");
    };
    item("rule", fmt::format("{} 条由规则、材料、日程或审核要点落实", counts[0]));
    item("human", fmt::format("{} 条程序判断不了，写明理由", counts[1]));
    item("doubt", fmt::format("{} 处疑义，写明这里的读法", counts[2]));
    html_.close("ul").raw("\n").close("header").raw("\n");
  }

  void contents() {
    html_.open("nav", " aria-label=\"目录\"").open("ul");
    const auto item = [&](const std::string& id, std::string_view words) {
      html_.open("li").element("a", words, attribute("href", "#" + id)).close("li");
    };
    for (const Paragraph& paragraph : paragraphs_of(notice_)) {
      if (paragraph.kind == Paragraph::Kind::heading) item(id_of(paragraph), without_colon(words_of(paragraph)));
    }
    item("process", "全年日程");
    for (const Shown& one : kShown) item(std::string(one.key), one.title);
    html_.close("ul").close("nav").raw("\n");
  }

  std::string_view words_of(const Paragraph& paragraph) const {
    return notice_.substr(paragraph.extent.begin, paragraph.extent.end - paragraph.extent.begin);
  }

  static std::string_view without_colon(std::string_view words) {
    constexpr std::string_view kColon = "：";
    return words.ends_with(kColon) ? words.substr(0, words.size() - kColon.size()) : words;
  }

  static std::string id_of(const Paragraph& paragraph) { return fmt::format("p{}", paragraph.extent.begin); }

  /// A paragraph, and beside it what each of its quotes comes to.
  void row(const Paragraph& paragraph) {
    const bool heading = paragraph.kind == Paragraph::Kind::heading;
    html_.open("div", heading ? " class=\"row head\"" : " class=\"row\"").raw("\n");
    switch (paragraph.kind) {
      case Paragraph::Kind::title: marked("p", " class=\"title\"", paragraph); break;
      case Paragraph::Kind::heading: marked("h2", attribute("id", id_of(paragraph)), paragraph); break;
      case Paragraph::Kind::subheading: marked("h3", "", paragraph); break;
      case Paragraph::Kind::lines: marked("p", " class=\"lines\"", paragraph); break;
      case Paragraph::Kind::prose: marked("p", " class=\"prose\"", paragraph); break;
    }
    const auto here = [&](const Quote& quote) { return quote.extent.begin >= paragraph.extent.begin && quote.extent.begin < paragraph.extent.end; };
    if (std::any_of(quotes_.begin(), quotes_.end(), here)) {
      html_.open("ul", " class=\"notes\"").raw("\n");
      for (const Quote& quote : quotes_) {
        if (here(quote)) card(quote);
      }
      html_.close("ul").raw("\n");
    }
    html_.close("div").raw("\n");
  }

  /// The paragraph's text with its quotes marked; after each mark the rows that it stands for.
  void marked(std::string_view tag, std::string_view attributes, const Paragraph& paragraph) {
    html_.open(tag, attributes);
    std::size_t at = paragraph.extent.begin;
    for (const Quote& quote : quotes_) {
      const Extent& extent = quote.extent;
      const bool here = extent.begin >= paragraph.extent.begin && extent.begin < paragraph.extent.end;
      if (!here) continue;
      if (extent.end > at) {
        const std::size_t begin = std::max(extent.begin, at);
        plain({at, begin}, paragraph.kind);
        html_.open("mark", attribute("id", "q-" + first_id(quote)) + attribute("class", mark_of(*quote.rows.front())));
        plain({begin, extent.end}, paragraph.kind);
        html_.close("mark");
        at = extent.end;
      }
      html_.open("sup").element("a", ids(quote), attribute("href", "#c-" + first_id(quote)) + attribute("aria-label", "条款 " + ids(quote))).close("sup");
    }
    plain({at, paragraph.extent.end}, paragraph.kind);
    html_.close(tag).raw("\n");
  }

  /// Line ends stay only where the paragraph is a list of lines.
  void plain(const Extent& extent, Paragraph::Kind kind) {
    for (std::size_t at = extent.begin; at < extent.end;) {
      const std::size_t end = std::min(notice_.find('\n', at), extent.end);
      html_.text(notice_.substr(at, end - at));
      if (end < extent.end && kind == Paragraph::Kind::lines) html_.raw("<br>");
      at = end + 1;
    }
  }

  static std::string first_id(const Quote& quote) { return std::string(quote.rows.front()->text_at("id")); }

  static std::string ids(const Quote& quote) {
    std::string words;
    for (const base::Json* row : quote.rows) words += fmt::format("{}{}", words.empty() ? "" : "、", row->text_at("id"));
    return words;
  }

  void card(const Quote& quote) {
    const base::Json& row = *quote.rows.front();
    html_.open("li", attribute("id", "c-" + first_id(quote)) + attribute("class", fmt::format("card {}", mark_of(row))));
    html_.open("h3").element("a", ids(quote), attribute("href", "#q-" + first_id(quote)) + attribute("aria-label", "回到原文 " + ids(quote)));
    html_.element("span", fmt::format("{} · {}", row.text_at("clause"), tester_word(row.text_at("testable_by")))).close("h3");
    covers(items(row, "covered_by"));
    if (!row.text_at("reason").empty()) html_.element("p", fmt::format("程序判断不了：{}", row.text_at("reason")), " class=\"reason\"");
    for (const base::Json& one : items(row, "ambiguity")) {
      html_.open("div", " class=\"reading\"").open("p").element("b", fmt::format("疑义 {}　", one.text_at("id"))).text(one.text_at("issue")).close("p");
      html_.element("p", fmt::format("这里的读法：{}", one.text_at("handling"))).close("div");
    }
    html_.close("li").raw("\n");
  }

  /// What covers a row, a line for each kind.
  void covers(const base::Json::Array& all) {
    if (all.empty()) return;
    html_.open("ul", " class=\"cover\"");
    for (std::size_t i = 0; i < all.size();) {
      const std::string_view kind = all[i].text_at("kind");
      html_.open("li").element("b", cover_word(kind)).open("span");
      for (; i < all.size() && all[i].text_at("kind") == kind; ++i) covered(all[i], kind);
      html_.close("span").close("li");
    }
    html_.close("ul");
  }

  void covered(const base::Json& cover, std::string_view kind) {
    const std::string_view id = cover.text_at("id");
    const std::string_view title = cover.text_at("title").empty() ? id : cover.text_at("title");
    html_.open("span");
    if (is_shown(kind)) {
      html_.element("a", title, attribute("href", fmt::format("#{}-{}", kind, id)));
    } else {
      html_.text(title);
    }
    if (title != id) html_.text(" ").element("code", id);
    html_.close("span").text(" ");
  }

  void process() {
    html_.open("section", " class=\"table\" id=\"process\"").element("h2", "全年日程").raw("\n").open("table");
    heads({"事项", "时间", "由谁办", "说明", "依据"});
    for (const base::Json& step : items(dates_, "process")) {
      begin_row("process", step);
      html_.open("td", " data-label=\"时间\"").text(step.text_at("timing"));
      if (!items(step, "days").empty()) {
        html_.open("ul", " class=\"days\"");
        for (const base::Json& day : items(step, "days")) {
          const std::string_view date = day.text_at("date");
          html_.element("li", fmt::format("{}　{}", date.empty() ? "日期未定" : date, day.text_at("for")));
        }
        html_.close("ul");
      }
      html_.close("td");
      cell("由谁办", step.text_at("by"));
      end_row(step);
    }
    html_.raw("</tbody>").close("table").close("section").raw("\n");
  }

  void table_of(const Shown& shown) {
    const base::Json* tables = table_.find("tables");
    if (tables == nullptr || items(*tables, shown.key).empty()) return;
    html_.open("section", " class=\"table\"" + attribute("id", shown.key)).element("h2", shown.title).raw("\n").open("table");
    const bool has_by = shown.kind == "check" || shown.kind == "move" || shown.kind == "sanction";
    if (shown.kind == "move") heads({"动作", "由谁办", "材料在谁手里", "说明", "依据"});
    else if (shown.kind == "sanction") heads({"处理", "由谁办", "对谁", "说明", "依据"});
    else if (shown.kind == "check") heads({"看什么", "由谁看", "说明", "依据"});
    else heads({"事项", shown.kind == "quota" ? "人数" : "文号", "说明", "依据"});
    for (const base::Json& row : items(*tables, shown.key)) {
      begin_row(shown.kind, row);
      if (has_by) cell("由谁办", row.text_at("by"));
      if (shown.kind == "move") cell("材料", holders(row));
      if (shown.kind == "sanction") cell("对谁", row.text_at("on"));
      if (shown.kind == "fee") cell("文号", row.text_at("document"));
      if (shown.kind == "quota") cell("人数", fmt::format("{}", *row.find("count")->integer()));
      end_row(row);
    }
    html_.raw("</tbody>").close("table").close("section").raw("\n");
  }

  static std::string holders(const base::Json& move) {
    std::string words;
    for (const base::Json& holder : items(move, "from")) words += fmt::format("{}{}", words.empty() ? "" : "、", holder_word(*holder.text()));
    return fmt::format("{} → {}", words, holder_word(move.text_at("to")));
  }

  void heads(std::initializer_list<std::string_view> words) {
    html_.open("thead").open("tr");
    for (const std::string_view word : words) html_.element("th", word, " scope=\"col\"");
    html_.raw("</tr></thead><tbody>\n");
  }

  void begin_row(std::string_view kind, const base::Json& row) {
    html_.open("tr", attribute("id", fmt::format("{}-{}", kind, row.text_at("id"))));
    html_.open("th", " scope=\"row\"").text(row.text_at("title"));
    if (is_false(row, "verified")) html_.text(" ").element("span", "待核实", " class=\"unverified\"");
    html_.close("th");
  }

  void cell(std::string_view label, std::string_view words) { html_.element("td", words, words.empty() ? "" : attribute("data-label", label)); }

  void end_row(const base::Json& row) {
    std::string words(row.text_at("text"));
    if (is_false(row, "verified")) words += fmt::format("{}来源：{}", words.empty() ? "" : " ", row.text_at("source"));
    cell("说明", words);
    cell("依据", joined(row, "clauses"));
    html_.close("tr").raw("\n");
  }

  const base::Json& table_;
  const base::Json& dates_;
  std::string_view notice_;
  std::vector<Quote> quotes_;
  Html html_;
};

}  // namespace

std::string write_clauses_page(const base::Json& table, const base::Json& dates) { return ClausesPage(table, dates).write(); }

}  // namespace zhicheng::cli
