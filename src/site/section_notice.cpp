// 通知原文, with what each sentence comes to, and where it can be read in more than one way.
#include <fmt/format.h>

#include <algorithm>

#include "rules/notice_text.h"
#include "site/sections.h"

namespace zhicheng::site {

using container::Html;
using rules::Clause;
using rules::Edition;
using rules::Extent;
using rules::Paragraph;

namespace {

struct Quote {
  Extent extent;
  const Clause* clause;
};

std::vector<Quote> quotes_of(const Edition& edition) {
  std::vector<Quote> quotes;
  for (const Clause& clause : edition.clauses) {
    const std::size_t begin = edition.notice.find(clause.quote);
    if (begin != std::string::npos) quotes.push_back({{begin, begin + clause.quote.size()}, &clause});
  }
  std::stable_sort(quotes.begin(), quotes.end(), [](const Quote& a, const Quote& b) { return a.extent.begin < b.extent.begin; });
  return quotes;
}

class Notice {
 public:
  Notice(Html& html, const Edition& edition) : html_(html), edition_(edition), quotes_(quotes_of(edition)) {}

  void write() {
    for (const Paragraph& paragraph : rules::paragraphs_of(edition_.notice)) {
      switch (paragraph.kind) {
        case Paragraph::Kind::title: marked("p", " class=t", paragraph); break;
        case Paragraph::Kind::heading: marked("h3", "", paragraph); break;
        case Paragraph::Kind::subheading: marked("h4", "", paragraph); break;
        case Paragraph::Kind::lines: marked("p", "", paragraph); break;
        case Paragraph::Kind::prose: marked("p", "", paragraph); break;
      }
    }
  }

 private:
  void marked(std::string_view tag, std::string_view attributes, const Paragraph& paragraph) {
    html_.open(tag, attributes);
    std::size_t at = paragraph.extent.begin;
    for (const auto& [extent, clause] : quotes_) {
      if (extent.begin < paragraph.extent.begin || extent.begin >= paragraph.extent.end) continue;
      const std::size_t begin = std::max(extent.begin, at);
      const std::size_t end = std::max(begin, extent.end);
      plain({at, begin}, paragraph.kind);
      quote(*clause, {begin, end}, paragraph.kind);
      at = end;
    }
    plain({std::min(at, paragraph.extent.end), paragraph.extent.end}, paragraph.kind);
    if (tag != "p") html_.close(tag);
    html_.raw("\n");
  }

  /// A sentence leads to what carries it out; where two ways of reading it are, to that.
  void quote(const Clause& clause, const Extent& extent, Paragraph::Kind kind) {
    std::string to;
    for (const rules::Cover& cover : clause.covered_by) {
      if (to.empty()) to = anchor_of(edition_, cover);
    }
    // What another quote has shown already keeps its place alone.
    const bool shown = extent.end > extent.begin;
    const std::string_view tag = !shown ? "i" : to.empty() ? "span" : "a";
    html_.raw(fmt::format("<{} id=c{}{}>", tag, clause.id, shown && !to.empty() ? " href=#" + to : ""));
    plain(extent, kind);
    html_.close(tag);
    if (clause.ambiguity == said_) return;
    said_ = clause.ambiguity;
    if (said_.empty()) return;
    html_.raw("<sup>");
    for (const std::size_t index : said_) html_.raw(fmt::format("{0}<a href=#{1}>{1}</a>", index == said_.front() ? "" : " ", edition_.ambiguities[index].id));
    html_.raw("</sup>");
  }

  /// Line ends stay only where the paragraph is a list of lines.
  void plain(const Extent& extent, Paragraph::Kind kind) {
    const std::string_view notice = edition_.notice;
    for (std::size_t at = extent.begin; at < extent.end;) {
      const std::size_t end = std::min(notice.find('\n', at), extent.end);
      html_.text(notice.substr(at, end - at));
      if (end < extent.end && kind == Paragraph::Kind::lines) html_.raw("<br>");
      at = end + 1;
    }
  }

  Html& html_;
  const Edition& edition_;
  std::vector<Quote> quotes_;
  std::vector<std::size_t> said_;  ///< of the quote before
};

}  // namespace

void write_notice(Html& html, const Place& place) {
  const Edition& edition = *place.edition;
  html.raw("<section class=r>\n<h2 id=notice>通知原文</h2>\n<p class=c>划线的句子可以点开，看这一句落实成了哪一条；虚线的程序不判断，由人办理或认定；右上角有编号的，有不止一种读法，下面写明这里怎么读。</p>\n");
  Notice(html, edition).write();
  if (!edition.ambiguities.empty()) {
    html.raw("<h3>有疑义的地方，这里怎么读</h3>\n<dl>\n");
    for (const rules::Ambiguity& one : edition.ambiguities) {
      html.raw(fmt::format("<dt id={}>{} ", one.id, one.id)).text(one.issue).raw("<dd>").text(one.handling).raw("\n");
    }
    html.raw("</dl>\n");
  }
  html.raw("</section>\n");
}

}  // namespace zhicheng::site
