#include "package/package.h"

#include <algorithm>
#include <array>

#include "application/text.h"
#include "base/digest.h"
#include "package/check.h"
#include "package/shape.h"

namespace zhicheng::package {

using base::Json;

base::Result<Contents> read_contents(const rules::Edition& edition, const Json& body, std::string_view at) {
  rules::Fault fault;
  rules::Fields fields(body, std::string(at), fault);
  const Json& answers_file = fields.need("answers");
  const Json* applicant = fields.take("applicant");
  const Json* attachments = fields.take("attachments");
  fields.done();
  const Json no_attachments{Json::Array{}};
  Contents contents{Json{Json::Object{}}, rules::Answers(0), {}, {}};
  if (applicant != nullptr && !applicant->is_null()) contents.applicant = *applicant;
  const bool listed = attachments != nullptr && !attachments->is_null();
  auto manifest = application::read_manifest(listed ? *attachments : no_attachments, fields.pointer("attachments"));
  if (fault.found()) return fault.error();
  const std::string applicant_at = fields.pointer("applicant");
  auto application = application::read(contents.applicant, applicant_at);
  if (!application) return application.error();
  if (const auto titles = application::check_titles(edition.vocabulary, *application, applicant_at); !titles) return titles.error();
  contents.application = std::move(*application);
  if (!manifest) return manifest.error();
  contents.attachments = std::move(*manifest);
  auto answers = rules::Answers::parse(edition.vocabulary, answers_file, fields.pointer("answers"));
  if (!answers) return answers.error();
  if (const auto year = check_year(edition, *answers, base::pointer_to(fields.pointer("answers"), "answers")); !year) return year.error();
  contents.answers = std::move(*answers);
  return contents;
}

base::Result<bool> set_created(Contents& contents, std::string_view created) {
  rules::Fault fault;
  if (created.empty()) fault.note(base::ErrorCode::missing_key, "", "created");
  application::check_time(created, "/created", fault);
  if (fault.found()) return fault.error();
  contents.created = created;
  return true;
}

std::string write(const rules::Edition& edition, const Contents& contents, base::Day on) {
  const Judged judged = judge(edition, contents.answers, contents.application, on);
  Json package;
  package.add("format", "zhicheng-package/1").add("edition", rules::to_json(rules::name_of(edition)));
  package.add("created", contents.created).add("on", on.text()).add("applicant", contents.applicant);
  package.add("answers", judged.answers.to_json(edition.vocabulary));
  Json::Array attachments;
  for (const application::Attachment& one : contents.attachments) attachments.push_back(application::to_json(one));
  package.add("attachments", std::move(attachments)).add("assessment", rules::to_json(judged.assessment));
  package.add("digest", base::sha256(base::write_canonical(package)));
  return base::write_canonical(package);
}

base::Result<bool> check_year(const rules::Edition& edition, const rules::Answers& answers, std::string_view at) {
  const auto fact = edition.vocabulary.index_of("apply_year");
  if (!fact || !answers.at(*fact)) return true;
  if (*std::get_if<std::int64_t>(&*answers.at(*fact)) == edition.year) return true;
  return base::Error{base::ErrorCode::wrong_year, base::pointer_to(at, "apply_year"), "这份通知是 " + std::to_string(edition.year) + " 年的"};
}

}  // namespace zhicheng::package
