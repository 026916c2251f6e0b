// What is typed, read; and the applicant that a package gets of it.
#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "shell/model/form.h"
#include "shell/model/model.h"

namespace zhicheng::model {

using base::Json;

namespace {

constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestLine = 200;
constexpr std::size_t kLongestHeading = 500;
constexpr std::int64_t kMost = 9999;
constexpr std::int64_t kFirstYear = 1900;
constexpr std::int64_t kLastYear = 2999;

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

Fault read_number(const std::string& text, std::int64_t least, std::int64_t most, Json& value) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto reading = std::from_chars(text.data(), end, number);
  if (reading.ec != std::errc{} || reading.ptr != end || number < least || number > most) return Fault::no_number;
  value = number;
  return Fault::none;
}

Fault fault_of_line(Input input, const std::string& text) {
  const std::size_t most = input == Input::name      ? kLongestName
                           : input == Input::heading ? kLongestHeading
                                                     : kLongestLine;
  if (base::code_points(text) > most) return Fault::name_too_long;
  if (input != Input::telephone) return Fault::none;
  const std::size_t digits = digits_of(text).size();
  return digits < 7 || digits > 15 ? Fault::bad_phone : Fault::none;
}

Fault fault_of_nothing(const FormField& field) {
  if (!field.required) return Fault::none;
  if (field.input == Input::name) return Fault::no_name;
  if (field.input == Input::telephone) return Fault::no_phone;
  return field.input == Input::choice ? Fault::nothing_chosen : Fault::no_number;
}

/// Reads `text` into `value`; what is wrong with it.
Fault read_text(const Model& model, const FormField& field, const std::string& text, Json& value) {
  switch (field.input) {
    case Input::day: {
      const auto reading = read_date(text);
      if (reading.day) value = reading.day->text();
      return reading.fault;
    }
    case Input::time:
      value = read_time(text);
      return value.text()->empty() ? Fault::no_time : Fault::none;
    case Input::year:
      return read_number(text, kFirstYear, kLastYear, value);
    case Input::rank:
      return read_number(text, 1, kMost, value);
    case Input::hours:
      return read_number(text, 0, kMost, value);
    case Input::flag:
      value = text == "true";
      return Fault::none;
    case Input::choice:
      value = text;
      for (const auto& option : options_of(model, field)) {
        if (option.code == text) return Fault::none;
      }
      return Fault::nothing_chosen;
    default:
      value = text;
      return fault_of_line(field.input, text);
  }
}

}  // namespace

FormReading read(const Model& model, const Place& place) {
  const FormField& field = form_groups()[place.group].fields[place.field];
  const std::string text = cleaned(text_of(model.form, place));
  FormReading reading{{}, Fault::none};
  reading.fault = text.empty() ? fault_of_nothing(field) : read_text(model, field, text, reading.value);
  if (reading.fault != Fault::none) reading.value = {};
  return reading;
}

Said said(const Model& model) {
  const auto groups = form_groups();
  Said out;
  out.kept.resize(groups.size());
  const auto is_ours = [&](std::string_view key) {
    return member(key) != Place{} ||
           std::any_of(groups.begin(), groups.end(), [&](const FormGroup& one) { return one.list == key; });
  };
  // What no field is for stays as it is.
  for (const auto& [key, value] : *model.form.applicant.object()) {
    if (!is_ours(key)) out.applicant.add(key, value);
  }
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const FormGroup& one = groups[group];
    Json::Array items;
    for (std::size_t i = 0; i < items_of(model.form, group); ++i) {
      Json item{Json::Object{}};
      bool whole = true;  // an item without its year is no item yet
      for (std::size_t field = 0; field < one.fields.size(); ++field) {
        Json value = read(model, {group, i, field}).value;
        if (!value.is_null()) {
          (one.list.empty() ? out.applicant : item).add(one.fields[field].key, std::move(value));
        } else if (one.fields[field].required) {
          whole = false;
        }
      }
      if (one.list.empty() || !whole || item.object()->empty()) continue;
      items.push_back(std::move(item));
      out.kept[group].push_back(i);
    }
    if (!items.empty()) out.applicant.add(one.list, std::move(items));
  }
  return out;
}

FromNumber from_number(const Model& model) {
  const Place place = member("id_number");
  const std::string number = readable(model, place);
  const auto& form = model.form;
  const bool checked = form.checking == Form::Checking::told && form.typing != place;
  const bool wrong = std::any_of(form.concerns.begin(), form.concerns.end(), [&](const Concern& one) {
    return one.severity == rules::Gravity::problem && one.places.size() == 1 && is_about(one, place);
  });
  if (!checked || wrong || number.size() != 18) return {};
  FromNumber found;
  if (value_at(form, member("born_on")) == nullptr) {
    if (const auto day = read_date(number.substr(6, 8)).day) found.born_on = day->text();
  }
  // GB 11643: the 17th digit is odd for men.
  if (value_at(form, member("sex")) == nullptr) found.sex = number[16] % 2 != 0 ? "male" : "female";
  return found;
}

}  // namespace zhicheng::model
