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

namespace {

base::Json request_of(const Model& model, std::string_view call, base::Json applicant) {
  base::Json answers;
  answers.add("format", "zhicheng-answers/1").add("answers", model.answers.to_json(model.edition->vocabulary));
  base::Json body;
  body.add("answers", std::move(answers)).add("applicant", std::move(applicant));
  base::Json request;
  request.add("format", "zhicheng-request/1").add("call", call).add("edition", model.edition->id);
  request.add("on", model.on.text()).add("body", std::move(body));
  return request;
}

}  // namespace

std::string pack_request(const Model& model) {
  return base::write_canonical(request_of(model, "pack", said(model).applicant).add("created", model.now));
}

std::string check_request(const Model& model, const Said& said) {
  return base::write_canonical(request_of(model, "check", said.applicant));
}

std::string package_name(const Model& model, Container container) {
  std::string name = readable(model, place_of(ApplicantField::name));
  // What file systems do not take.
  for (char& c : name) {
    if (std::string_view("\\/:*?\"<>|\n").find(c) != std::string_view::npos) c = '_';
  }
  return name + (container == Container::html ? ".zhicheng.html" : ".zhicheng.json");
}

}  // namespace zhicheng::model
