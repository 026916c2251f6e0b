// What a person takes away.
#include "base/utf8.h"
#include "shell/model/model.h"

namespace zhicheng::model {

std::string without_controls(std::string_view text) {
  std::string clean(text);
  while (const auto fault = base::first_forbidden(clean)) {
    std::size_t length = 1;
    while (fault->offset + length < clean.size() && (clean[fault->offset + length] & '\xC0') == '\x80') ++length;
    clean.erase(fault->offset, length);
  }
  std::erase(clean, '\n');
  return clean;
}

std::string cleaned(std::string_view text) {
  const std::string clean = without_controls(text);
  const auto first = clean.find_first_not_of(' ');
  if (first == clean.npos) return {};
  return clean.substr(first, clean.find_last_not_of(' ') - first + 1);
}

Place place_of(ApplicantField field) {
  switch (field) {
    case ApplicantField::name:
      return member("name");
    case ApplicantField::phone:
      return member("phone");
    case ApplicantField::employer:
      break;
  }
  return member("employer");
}

Fault fault_of(const Model& model, ApplicantField field) { return read(model, place_of(field)).fault; }

bool is_complete(const Model& model) {
  return fault_of(model, ApplicantField::name) == Fault::none && fault_of(model, ApplicantField::phone) == Fault::none &&
         fault_of(model, ApplicantField::employer) == Fault::none;
}

base::Json answers_file(const Model& model) {
  base::Json file;
  return file.add("format", "zhicheng-answers/1").add("answers", model.answers.to_json(model.edition->vocabulary));
}

std::string request(const Model& model, std::string_view call, base::Json body, base::Json more) {
  more.add("format", "zhicheng-request/1").add("call", call).add("edition", model.edition->id);
  if (!model.packs.empty()) more.add("packs", base::Json::Array(model.packs.begin(), model.packs.end()));
  return base::write_canonical(more.add("on", model.on.text()).add("body", std::move(body)));
}

base::Json applicant_json(const Model& model) { return said(model).applicant; }

namespace {

base::Json contents(const Model& model, base::Json applicant) {
  base::Json body;
  body.add("answers", answers_file(model)).add("applicant", std::move(applicant));
  return body.add("attachments", manifest(model));
}

}  // namespace

base::Json package_content(const Model& model) { return contents(model, applicant_json(model)); }

std::string pack_request(const Model& model) {
  return request(model, "pack", package_content(model), base::Json{}.add("created", model.now));
}

std::string check_request(const Model& model) { return check_request(model, said(model)); }

std::string check_request(const Model& model, const Said& said) {
  return request(model, "check", contents(model, said.applicant));
}

std::string package_name(const Model& model, Container container) {
  std::string name = readable(model, place_of(ApplicantField::name));
  // What file systems do not take.
  for (char& c : name) {
    if (std::string_view("\\/:*?\"<>|\n").find(c) != std::string_view::npos) c = '_';
  }
  constexpr std::array<std::string_view, 3> kEndings{".zhicheng.json", ".zhicheng.html", ".zhicheng.zip"};
  return name.append(kEndings[static_cast<std::size_t>(container)]);
}

}  // namespace zhicheng::model
