#include "api/calls.h"

#include <algorithm>

#include "base/utf8.h"
#include "package/check.h"
#include "package/compare.h"
#include "package/package.h"
#include "package/verify.h"
#include "rules/assess.h"
#include "rules/changes.h"
#include "rules/coverage.h"
#include "rules/lint.h"

namespace zhicheng::api {

using base::Error;
using base::ErrorCode;
using base::Json;
using EditionPtr = std::shared_ptr<const rules::Edition>;

namespace {

base::Result<base::Day> need_on(const Request& request) {
  if (request.on) return *request.on;
  return Error{ErrorCode::missing_key, "", "on"};
}

/// The county of the request, else the one that the answers give and for which an overlay is shipped.
base::Result<EditionPtr> find_edition(const rules::Library& library, const Request& request, const Json* answers) {
  if (request.edition.empty()) return Error{ErrorCode::missing_key, "", "edition"};
  if (request.county) return library.find(request.edition, *request.county, request.packs);
  const Json* facts = answers == nullptr ? nullptr : answers->find("answers");
  const std::string_view county = facts == nullptr ? std::string_view{} : facts->text_at("county");
  if (!county.empty()) {
    auto merged = library.find(request.edition, county, request.packs);
    if (merged || merged.error().code != ErrorCode::unknown_county) return merged;
  }
  return library.find(request.edition, std::nullopt, request.packs);
}

Answer answer_of(rules::Outcome outcome) {
  switch (outcome) {
    case rules::Outcome::eligible: return Answer::yes;
    case rules::Outcome::ineligible: return Answer::no;
    case rules::Outcome::undetermined: break;
  }
  return Answer::unsure;
}

/// Who asks, by which rules and on which day: the body of assess and changes.
struct Question {
  EditionPtr edition;
  rules::Answers answers;
  base::Day on;
};

base::Result<Question> read_question(const rules::Library& library, const Request& request) {
  const auto on = need_on(request);
  if (!on) return on.error();
  const auto edition = find_edition(library, request, &request.body);
  if (!edition) return edition.error();
  auto answers = rules::Answers::parse((*edition)->vocabulary, request.body, "/body");
  if (!answers) return answers.error();
  if (const auto year = package::check_year(**edition, *answers, "/body/answers"); !year) return year.error();
  return Question{*edition, std::move(*answers), *on};
}

base::Result<Response> assess(const rules::Library& library, const Request& request) {
  const auto asked = read_question(library, request);
  if (!asked) return asked.error();
  const rules::Assessment assessment = rules::assess(*asked->edition, asked->answers, asked->on);
  Response response{answer_of(assessment.outcome), {}};
  rules::append_canonical(response.bytes, assessment);
  return response;
}

base::Result<Response> changes(const rules::Library& library, const Request& request) {
  const auto asked = read_question(library, request);
  if (!asked) return asked.error();
  const rules::Changes found = rules::changes(*asked->edition, asked->answers, asked->on);
  return Response{answer_of(found.outcome), base::write_canonical(rules::to_json(*asked->edition, found, asked->on))};
}

base::Result<Response> pack(const rules::Library& library, const Request& request) {
  const auto on = need_on(request);
  if (!on) return on.error();
  const auto edition = find_edition(library, request, request.body.find("answers"));
  if (!edition) return edition.error();
  auto contents = package::read_contents(**edition, request.body, "/body");
  if (!contents) return contents.error();
  if (const auto dated = package::set_created(*contents, request.created); !dated) return dated.error();
  Response response{Answer::yes, package::write(**edition, *contents, *on)};
  // What is around the applicant's part may be what makes it too much to be read again.
  if (const auto again = base::read_json(response.bytes); !again) {
    return Error{again.error().code, "/body/applicant", "写成的申报包超过限度，读不回来：" + again.error().detail};
  }
  return response;
}

base::Result<Response> check(const rules::Library& library, const Request& request) {
  const auto on = need_on(request);
  if (!on) return on.error();
  const auto edition = find_edition(library, request, request.body.find("answers"));
  if (!edition) return edition.error();
  const auto contents = package::read_contents(**edition, request.body, "/body");
  if (!contents) return contents.error();
  const package::Checked checked = package::check(**edition, *contents, *on);
  const bool returned = application::has_problem(library.catalogue(), checked.concerns);
  return Response{returned ? Answer::no : Answer::yes, base::write_canonical(package::to_json(library.catalogue(), checked))};
}

base::Result<Response> verify(const rules::Library& library, const Request& request) {
  const auto report = package::verify(library, request.body, "/body");
  if (!report) return report.error();
  return respond(*report);
}

/// How the files of an archive stand to its package's list: ["same","missing",…].
std::vector<application::FileState> read_states(rules::Fields& fields, std::string_view key, rules::Fault& fault) {
  std::vector<application::FileState> states;
  const Json* member = fields.take(key);
  if (member == nullptr || member->is_null()) return states;
  for (const std::string& word : fields.texts(key)) {
    const auto state = application::file_state_of(word);
    if (!state) fault.note(ErrorCode::out_of_domain, fields.pointer(key, states.size()), base::shortened(word));
    states.push_back(state.value_or(application::FileState::missing));
  }
  return states;
}

/// {"left": package, "right": package}, and of archives "left_files" or "right_files".
base::Result<Response> compare(const Request& request) {
  rules::Fault fault;
  rules::Fields fields(request.body, "/body", fault);
  const Json& left = fields.need("left");
  const Json& right = fields.need("right");
  const auto left_files = read_states(fields, "left_files", fault);
  const auto right_files = read_states(fields, "right_files", fault);
  fields.done();
  if (fault.found()) return fault.error();
  const auto comparison = package::compare({left, left_files}, {right, right_files}, "/body");
  if (!comparison) return comparison.error();
  return Response{comparison->same ? Answer::yes : Answer::no, package::write(*comparison)};
}

Response lint_response(const std::vector<std::string>& ids, const std::vector<rules::Remark>& remarks) {
  return {rules::has_error(remarks) ? Answer::no : Answer::yes, base::write_canonical(rules::lint_json(ids, remarks))};
}

/// {"overlay": a county's file}: whether the named edition could have it.
base::Result<Response> lint_body(const rules::Library& library, const Request& request) {
  rules::Fault fault;
  rules::Fields fields(request.body, "/body", fault);
  const Json& overlay = fields.need("overlay");
  fields.done();
  if (fault.found()) return fault.error();
  if (const auto edition = find_edition(library, request, nullptr); !edition) return edition.error();
  return lint_response({request.edition}, rules::lint_proposed(library, request.edition, overlay));
}

base::Result<Response> lint(const rules::Library& library, const Request& request) {
  const Json::Object* members = request.body.object();
  if (!request.body.is_null() && (members == nullptr || !members->empty())) return lint_body(library, request);
  const std::vector<std::string> ids = request.edition.empty() ? library.ids() : std::vector{request.edition};
  std::vector<rules::Remark> remarks;
  for (const std::string& id : ids) {
    if (const auto edition = library.find(id, std::nullopt, request.packs); !edition) return edition.error();
    for (rules::Remark& remark : rules::lint_library(library, id)) remarks.push_back(std::move(remark));
  }
  return lint_response(ids, remarks);
}

Json edition_json(const rules::Edition& edition) {
  Json out;
  out.add("id", edition.id).add("county", edition.county ? Json{*edition.county} : Json{}).add("packs", Json{edition.packs});
  return out.add("digest", edition.digest);
}

/// For each row of the edition's table of dates: the deadlines of an applicant like that.
base::Result<Response> dates(const rules::Library& library, const Request& request) {
  const auto on = need_on(request);
  if (!on) return on.error();
  const auto edition = find_edition(library, request, nullptr);
  if (!edition) return edition.error();
  Json::Array rows;
  for (const rules::DateView& view : (*edition)->dates) {
    Json facts = view.answers;
    if ((*edition)->county && facts.find("county") == nullptr) facts.add("county", *(*edition)->county);
    const auto answers = rules::Answers::parse_facts((*edition)->vocabulary, facts, "");
    if (!answers) return answers.error();
    const Json assessed = rules::to_json(rules::assess(**edition, *answers, *on));
    rows.push_back(Json{}.add("id", view.id).add("title", view.title).add("deadlines", *assessed.find("deadlines")));
  }
  Json out;
  out.add("format", "zhicheng-dates/1").add("edition", edition_json(**edition)).add("title", (*edition)->title);
  out.add("on", on->text()).add("process", rules::process_rows(**edition, rows)).add("rows", std::move(rows));
  return Response{Answer::yes, base::write_canonical(out)};
}

/// The notice as other programs may read it: JSON of this project has no tabs.
std::string without_tabs(std::string text) {
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

base::Result<Response> clauses(const rules::Library& library, const Request& request) {
  const auto edition = find_edition(library, request, nullptr);
  if (!edition) return edition.error();
  Json out;
  out.add("format", "zhicheng-clause-table/1").add("edition", edition_json(**edition)).add("title", (*edition)->title);
  out.add("issuer", (*edition)->issuer).add("dated", (*edition)->dated).add("notice", without_tabs((*edition)->notice));
  out.add("rows", rules::clause_rows(**edition)).add("tables", rules::stated_tables(**edition));
  return Response{Answer::yes, base::write_canonical(out)};
}

}  // namespace

Response respond(const package::Report& report) {
  const Answer answer = report.verdict == package::Verdict::reproduced ? Answer::yes
                        : report.verdict == package::Verdict::differs  ? Answer::no
                                                                       : Answer::unsure;
  return {answer, package::write(report)};
}

base::Result<Response> call(const rules::Library& library, const Request& request) {
  switch (request.call) {
    case Call::assess: return assess(library, request);
    case Call::changes: return changes(library, request);
    case Call::pack: return pack(library, request);
    case Call::check: return check(library, request);
    case Call::verify: return verify(library, request);
    case Call::compare: return compare(request);
    case Call::lint: return lint(library, request);
    case Call::dates: return dates(library, request);
    case Call::clauses: break;
  }
  return clauses(library, request);
}

}  // namespace zhicheng::api
