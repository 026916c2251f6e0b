#include "container/write_html.h"

#include "container/html.h"
#include "container/paper.h"
#include "container/parts.h"
#include "container/qr.h"
#include "container/sections.h"
#include "container/style.h"
#include "container/words.h"
#include "package/verify.h"

namespace zhicheng::container {

using base::Error;
using base::ErrorCode;
using base::Json;

namespace {

constexpr std::string_view kDigestMark = "sha256:";
constexpr std::size_t kIdDigits = 16;

base::Result<std::shared_ptr<const rules::Edition>> find_edition(const rules::Library& library, const Json& package) {
  const Json& named = *package.find("edition");
  const Json* county = named.find("county");
  const auto overlay = county->text() == nullptr ? std::nullopt : std::optional<std::string_view>{*county->text()};
  std::vector<std::string> packs;
  for (const Json& pack : *named.find("packs")->array()) packs.emplace_back(pack.text_at("id"));
  return library.find(named.text_at("id"), overlay, packs);
}

void write_check(Paper& paper, const Subject& subject) {
  using words::kLabels;
  paper.heading(words::kHeadings.check);
  paper.row(kLabels.id, package_id(subject.package.text_at("digest")));
  paper.row(kLabels.digest, subject.package.text_at("digest"));
  paper.row(kLabels.created, subject.package.text_at("created"));
  std::string rules = subject.edition.id;
  if (subject.edition.county) rules += "，旗县区 " + *subject.edition.county;
  for (const Json& pack : subject.edition.packs) rules += "，" + std::string(pack.text_at("id"));
  paper.row(kLabels.rules, rules + "\n" + subject.edition.digest);
  paper.paragraph(words::kHowToCheck);
}

/// "张三　中级　工程技术": whose it is.
std::string subject_words(const Subject& subject) {
  std::string text(subject.package.find("applicant")->text_at("name"));
  const Json& answers = *subject.package.find("answers");
  for (const std::string_view id : {"level", "series"}) {
    const rules::Fact* fact = subject.edition.vocabulary.find(id);
    if (fact == nullptr) continue;
    for (const rules::Choice& choice : fact->choices) {
      if (choice.id == answers.text_at(id)) text += (text.empty() ? "" : "　") + choice.label;
    }
  }
  return text;
}

void write_page(Html& html, const Subject& subject, std::string_view content, std::size_t page, std::size_t pages) {
  const std::string_view digest = subject.package.text_at("digest");
  const std::string id = package_id(digest);
  const std::string_view title = page == 1 ? "h1" : "b";
  html.open("section", " class=\"page\"").raw("\n").open("header").open("div");
  html.element(title, words::kTitle).element("p", subject_words(subject));
  html.element("p", subject.edition.title);
  html.element("p", words::page_of(page, pages) + "　" + std::string(words::kLabels.id) + " " + id).close("div");
  html.raw(qr_svg(page_text(digest, page, pages), words::qr_label(id, page, pages))).close("header").raw("\n");
  html.element("div", words::kMark, " class=\"mark\" aria-hidden=\"true\"").raw("\n").raw(content);
  html.element("footer", words::kFoot).close("section").raw("\n");
}

void write_data(Html& html, std::string_view package) {
  html.raw(kScriptBegin);
  for (std::size_t at = 0; at < package.size();) {
    const std::size_t found = std::min(package.find('<', at), package.size());
    html.raw(package.substr(at, found - at));
    if (found < package.size()) html.raw("\\u003c");
    at = found + 1;
  }
  html.raw(kScriptEnd).raw("\n");
}

}  // namespace

std::string package_id(std::string_view digest) {
  if (digest.starts_with(kDigestMark)) digest.remove_prefix(kDigestMark.size());
  return std::string(digest.substr(0, kIdDigits));
}

std::string page_text(std::string_view digest, std::size_t page, std::size_t pages) {
  return "zhicheng:" + package_id(digest) + " " + std::to_string(page) + "/" + std::to_string(pages) + " " + std::string(digest);
}

base::Result<std::string> write_html(const rules::Library& library, std::string_view bytes) {
  const auto package = read_package(bytes);
  if (!package) return package.error();
  const auto report = package::verify(library, *package, "");
  if (!report) return report.error();
  if (report->verdict == package::Verdict::cannot_judge) return Error{ErrorCode::unknown_edition, "/edition", report->reason};
  if (report->verdict == package::Verdict::differs) {
    return Error{ErrorCode::bad_digest, report->differences.front().at, "申报包与重新判断的结果不同，内容可能被改动过"};
  }
  const auto edition = find_edition(library, *package);
  if (!edition) return edition.error();

  const Subject subject{**edition, *package, *package->find("assessment"), labels_of(**edition)};
  Paper paper;
  paper.paragraph(words::kWhatItIs, "faint");
  write_conclusion(paper, subject);
  write_applicant(paper, subject);
  write_answers(paper, subject);
  write_findings(paper, subject);
  write_way(paper, subject);
  write_attachments(paper, subject);
  write_check(paper, subject);

  Html html;
  for (const std::string_view part : kBeginning) html.raw(part).raw("\n");
  for (const std::string_view meta : kMetas) html.raw(meta).raw("\n");
  html.element("title", std::string(words::kTitle) + " " + package_id(package->text_at("digest"))).raw("\n");
  html.open("style").raw(copy_style()).close("style").raw("\n").close("head").raw("\n").open("body").raw("\n").open("main").raw("\n");
  const std::vector<std::string> pages = paper.pages();
  for (std::size_t i = 0; i < pages.size(); ++i) write_page(html, subject, pages[i], i + 1, pages.size());
  html.close("main").raw("\n");
  write_data(html, base::write_canonical(*package));
  html.close("body").raw("\n").close("html").raw("\n");
  return html.bytes();
}

CopyWords words_of_copy(const rules::Library& library, std::string_view package, std::string_view copy) {
  const auto written = write_html(library, package);
  if (!written) return written.error().code == ErrorCode::unknown_edition ? CopyWords::unknown : CopyWords::other;
  return *written == copy ? CopyWords::same : CopyWords::other;
}

std::string_view spell(CopyWords words) {
  switch (words) {
    case CopyWords::same: return "same";
    case CopyWords::other: return "other";
    case CopyWords::unknown: return "unknown";
  }
  return "";
}

}  // namespace zhicheng::container
