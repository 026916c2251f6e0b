// Counterfactuals as text.
#include <fmt/format.h>

#include "cli/report.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

void draw_changes(Page& page, const base::Json& changes) {
  const auto& list = items(changes, "changes");
  if (list.empty()) return;
  page.heading("怎样会不一样");
  bool checks = false;
  for (const base::Json& change : list) {
    const bool eligible = change.text_at("outcome") == "eligible";
    checks = checks || change.text_at("kind") == "check";
    page.line(2,
              fmt::format("· {} → {}", change.text_at("text"),
                          eligible ? page.paint(Tone::good, "符合通知规定的直接申报门槛") : "不再被通知挡住，能否申报由评审机构认定"),
              2);
  }
  if (checks) page.line(2, page.paint(Tone::faint, "核对以证书、档案为准，材料要真实。"));
}

std::string report_changes(std::string_view response, const Words& words, const Terminal& terminal) {
  const base::Json changes = parse_response(response);
  Page page(terminal);
  if (const base::Json* edition = changes.find("edition"); edition != nullptr) page.line(0, edition_words(*edition, words));
  if (items(changes, "changes").empty()) {
    page.line(0, "没有哪一处单独改动能改变结论，或者还有影响结论的问题没有回答（见 zhicheng assess）。");
  }
  draw_changes(page, changes);
  return page.text();
}

}  // namespace zhicheng::cli
