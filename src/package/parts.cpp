#include "package/parts.h"

#include "application/derive.h"
#include "application/review.h"
#include "application/text.h"
#include "base/error_words.h"
#include "base/utf8.h"
#include "package/shape.h"

namespace zhicheng::package {
namespace {

void read_edition(const Json& item, const std::string& at, Parts& parts, rules::Fault& fault) {
  rules::Fields fields(item, at, fault);
  parts.edition = fields.text("id");
  const Json& county = fields.need("county");
  if (const std::string* text = county.text()) {
    parts.county = *text;
  } else if (!county.is_null()) {
    fault.note(base::ErrorCode::wrong_type, fields.pointer("county"), "这里应为字符串或 null");
  }
  const Json::Array& packs = fields.items("packs");
  for (std::size_t i = 0; i < packs.size(); ++i) {
    rules::Fields pack(packs[i], fields.pointer("packs", i), fault);
    parts.packs.push_back(pack.text("id"));
    check_digest(pack.text("digest"), pack.pointer("digest"), fault);
    pack.done();
  }
  parts.edition_digest = fields.text("digest");
  check_digest(parts.edition_digest, fields.pointer("digest"), fault);
  fields.done();
}

}  // namespace

base::Result<Parts> read_parts(const Json& package, std::string_view at) {
  rules::Fault fault;
  need_format(package, "zhicheng-package/1", at, fault);
  if (fault.found()) return fault.error();
  rules::Fields fields(package, std::string(at), fault);
  Parts parts;
  fields.text("format");
  read_edition(fields.need("edition"), fields.pointer("edition"), parts, fault);
  application::check_time(fields.text("created"), fields.pointer("created"), fault);
  parts.on = fields.text("on");
  const Json& applicant = fields.need("applicant");
  parts.answers = &fields.need("answers");
  const Json& attachments = fields.need("attachments");
  parts.assessment = &fields.need("assessment");
  if (parts.assessment->object() == nullptr) fault.note(base::ErrorCode::wrong_type, fields.pointer("assessment"), "这里应为对象");
  parts.digest = fields.text("digest");  // any text: a wrong digest differs
  fields.done();
  if (fault.found()) return fault.error();
  auto application = application::read(applicant, fields.pointer("applicant"));
  if (!application) return application.error();
  parts.application = std::move(*application);
  auto manifest = application::read_manifest(attachments, fields.pointer("attachments"));
  if (!manifest) return manifest.error();
  parts.attachments = std::move(*manifest);
  return parts;
}

bool lacks_overlay(const rules::Library& library, const Parts& parts, const rules::Vocabulary& vocabulary, const rules::Answers& answers) {
  const auto fact = vocabulary.index_of("county");
  if (parts.county || !fact || !answers.at(*fact)) return false;
  return library.find(parts.edition, parts.answers->text_at("county"), parts.packs).ok();
}

namespace {

base::Result<std::shared_ptr<const rules::Edition>> find_edition(const rules::Library& library, const Parts& parts) {
  const auto county = parts.county ? std::optional<std::string_view>{*parts.county} : std::nullopt;
  return library.find(parts.edition, county, parts.packs);
}

}  // namespace

std::shared_ptr<const rules::Edition> exact_edition(const rules::Library& library, const Parts& parts) {
  const auto edition = find_edition(library, parts);
  return edition && (*edition)->digest == parts.edition_digest ? *edition : nullptr;
}

std::string what_is_lacking(const rules::Library& library, const Parts& parts) {
  const auto edition = find_edition(library, parts);
  if (edition) return "这一版规则和申报包用的不同：申报包用的是 " + parts.edition_digest + "，这里是 " + (*edition)->digest;
  return base::in_words(base::spell(edition.error().code), base::shortened(edition.error().detail));
}

std::string checks_of(const rules::Catalogue& catalogue, const rules::Edition& edition, const rules::Answers& answers,
                      const rules::Assessment& assessment, const Parts& parts) {
  const auto derived = application::derive(edition.vocabulary, answers, parts.application, assessment.cutoff);
  const auto concerns = application::review(edition, answers, assessment, parts.application, parts.attachments, derived);
  return base::write_canonical(application::to_json(catalogue, concerns));
}

}  // namespace zhicheng::package
