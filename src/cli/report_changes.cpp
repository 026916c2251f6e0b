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
    std::string leads_to = " → " + (eligible ? page.paint(Tone::good, "符合通知规定的直接申报门槛") : "不再被通知挡住，能否申报由评审机构认定");
    // What helps in a later year alone says so itself.
    if (is_false(change, "this_year")) leads_to.clear();
    page.line(2, fmt::format("· {}{}", change.text_at("text"), leads_to), 2);
  }
  if (checks) page.line(2, page.paint(Tone::faint, "核对以证书、档案为准，材料要真实。"));
}

std::string report_changes(std::string_view response, const Words& words, const Terminal& terminal) {
  const base::Json changes = parse_response(response);
  Page page(terminal);
  if (const base::Json* edition = changes.find("edition"); edition != nullptr) page.line(0, edition_words(*edition, words));
  if (items(changes, "changes").empty()) {
    const base::Json* missing = changes.find("answers_missing");
    const bool eligible = changes.text_at("outcome") == "eligible";
    if (missing != nullptr && !is_false(changes, "answers_missing")) {
      page.line(0, "还有影响结论的问题没有回答，先回答完再看（见 zhicheng assess）。");
    } else if (eligible) {
      page.line(0, changes.text_at("window") == "closed" ? "已经符合通知规定的直接申报门槛，不需要改动；但今年申报已截止。"
                                                         : "已经符合通知规定的直接申报门槛，不需要改动。");
    } else {
      page.line(0, "没有哪一处单独改动能改变结论。");
    }
  }
  draw_changes(page, changes);
  return page.text();
}

}  // namespace zhicheng::cli
