// What a person takes away.
#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "shell/model/model.h"

namespace zhicheng::model {
namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestEmployer = 200;

/// Without space around it, and without what no package may hold: controls and bidi controls come with pasted text.
std::string cleaned(std::string_view text) {
  std::string clean(text);
  while (const auto fault = base::first_forbidden(clean)) {
    std::size_t length = 1;
    while (fault->offset + length < clean.size() && (clean[fault->offset + length] & '\xC0') == '\x80') ++length;
    clean.erase(fault->offset, length);
  }
  const auto first = clean.find_first_not_of(" \n");
  if (first == clean.npos) return {};
  return clean.substr(first, clean.find_last_not_of(" \n") - first + 1);
}

/// A number as it may be printed: digits, with spaces, hyphens, brackets or a leading plus between them.
std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else if (std::string_view(" -()+").find(c) == std::string_view::npos) {
      return {};
    }
  }
  return digits;
}

/// The fields that have a control of their own.
template <class Text>
struct OwnField {
  std::string_view key;
  ApplicantField field;
  Text* text;
};
template <class Whole>
auto fields_of(Whole& applicant) {
  using Own = OwnField<std::remove_reference_t<decltype((applicant.name))>>;
  return std::array<Own, 3>{{{"name", ApplicantField::name, &applicant.name},
                             {"phone", ApplicantField::phone, &applicant.phone},
                             {"employer", ApplicantField::employer, &applicant.employer}}};
}

}  // namespace

Fault fault_of(const Applicant& applicant, ApplicantField field) {
  switch (field) {
    case ApplicantField::name: {
      const std::string name = cleaned(applicant.name);
      if (name.empty()) return Fault::no_name;
      return base::code_points(name) > kLongestName ? Fault::name_too_long : Fault::none;
    }
    case ApplicantField::phone: {
      if (cleaned(applicant.phone).empty()) return Fault::no_phone;
      const std::size_t digits = digits_of(applicant.phone).size();
      return digits >= 7 && digits <= 15 ? Fault::none : Fault::bad_phone;
    }
    case ApplicantField::employer:
      return base::code_points(cleaned(applicant.employer)) > kLongestEmployer ? Fault::name_too_long : Fault::none;
  }
  return Fault::none;
}

bool is_complete(const Applicant& applicant) {
  return fault_of(applicant, ApplicantField::name) == Fault::none &&
         fault_of(applicant, ApplicantField::phone) == Fault::none &&
         fault_of(applicant, ApplicantField::employer) == Fault::none;
}

base::Json answers_file(const Model& model) {
  base::Json file;
  return file.add("format", "zhicheng-answers/1").add("answers", model.answers.to_json(model.edition->vocabulary));
}

std::string request(const Model& model, std::string_view call, base::Json body, base::Json more) {
  more.add("format", "zhicheng-request/1").add("call", call).add("edition", model.edition->id);
  return base::write_canonical(more.add("on", model.on.text()).add("body", std::move(body)));
}

base::Json applicant_json(const Model& model) {
  base::Json applicant = model.applicant.rest;
  for (const auto& [key, field, text] : fields_of(model.applicant)) {
    const std::string value = cleaned(*text);
    if (!value.empty() && fault_of(model.applicant, field) == Fault::none) applicant.set(key, value);
  }
  return applicant;
}

void load_applicant(Model& model, const base::Json& applicant) {
  model.applicant = {};
  if (applicant.object() == nullptr) return;
  for (const auto& [key, value] : *applicant.object()) {
    const auto fields = fields_of(model.applicant);
    const auto own = std::find_if(fields.begin(), fields.end(), [&](const auto& one) { return one.key == key; });
    if (own != fields.end() && value.text() != nullptr) {
      *own->text = *value.text();
    } else {
      model.applicant.rest.add(key, value);
    }
  }
}

namespace {

base::Json contents(const Model& model) {
  base::Json body;
  return body.add("answers", answers_file(model)).add("applicant", applicant_json(model)).add("attachments", manifest(model));
}

}  // namespace

std::string pack_request(const Model& model) {
  return request(model, "pack", contents(model), base::Json{}.add("created", model.now));
}

std::string check_request(const Model& model) { return request(model, "check", contents(model)); }

std::string package_name(const Model& model, Container container) {
  std::string name = cleaned(model.applicant.name);
  // What file systems do not take.
  for (char& c : name) {
    if (std::string_view("\\/:*?\"<>|\n").find(c) != std::string_view::npos) c = '_';
  }
  constexpr std::array<std::string_view, 3> kEndings{".zhicheng.json", ".zhicheng.html", ".zhicheng.zip"};
  return name.append(kEndings[static_cast<std::size_t>(container)]);
}

}  // namespace zhicheng::model
