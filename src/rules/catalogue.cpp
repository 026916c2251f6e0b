#include "rules/catalogue.h"

#include <algorithm>
#include <array>

#include "rules/fields.h"

namespace zhicheng::rules {

using base::ErrorCode;
using base::Json;

namespace {

constexpr std::array kGravities{Gravity::problem, Gravity::warning, Gravity::note};

CheckWords read_check(const Json& item, const std::string& at, Fault& fault) {
  Fields fields(item, at, fault);
  CheckWords made;
  made.id = fields.text("id");
  const std::string severity = fields.text("severity");
  const auto is_it = [&](Gravity gravity) { return spell(gravity) == severity; };
  const auto* const found = std::find_if(kGravities.begin(), kGravities.end(), is_it);
  if (found == kGravities.end()) {
    fault.note(ErrorCode::out_of_domain, fields.pointer("severity"), severity);
  } else {
    made.severity = *found;
  }
  made.text = fields.text("text");
  made.fix = fields.text("fix");
  made.clauses = fields.texts("clauses");
  made.source = fields.text_or_empty("source");
  made.verified = fields.flag("verified", false);
  fields.done();
  if (made.text.empty()) fault.note(ErrorCode::missing_key, fields.at(), "text");
  if (made.fix.empty()) fault.note(ErrorCode::missing_key, fields.at(), "fix");
  if (made.clauses.empty() && made.source.empty()) fault.note(ErrorCode::missing_key, fields.at(), "clauses");
  return made;
}

}  // namespace

std::string_view spell(Gravity gravity) {
  switch (gravity) {
    case Gravity::problem: return "problem";
    case Gravity::warning: return "warning";
    case Gravity::note: return "note";
  }
  return "";
}

base::Result<Catalogue> Catalogue::load(const Json& file) {
  Fault fault;
  need_format(file, "zhicheng-check-list/1", "", fault);
  if (fault.found()) return fault.error();
  Fields fields(file, "", fault);
  fields.text("format");
  Catalogue made;
  const Json::Array& items = fields.items("checks");
  fields.done();
  for (std::size_t i = 0; i < items.size() && !fault.found(); ++i) {
    const std::string at = fields.pointer("checks", i);
    CheckWords one = read_check(items[i], at, fault);
    if (made.find(one.id) != nullptr) fault.note(ErrorCode::duplicate_id, at, one.id);
    made.checks_.push_back(std::move(one));
  }
  if (fault.found()) return fault.error();
  return made;
}

const CheckWords* Catalogue::find(std::string_view id) const {
  const auto found = std::find_if(checks_.begin(), checks_.end(), [&](const CheckWords& one) { return one.id == id; });
  return found == checks_.end() ? nullptr : &*found;
}

std::string filled(std::string_view text, const std::vector<std::pair<std::string, std::string>>& values) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) return out.append(text);
    const std::string_view name = text.substr(1, close - 1);
    const auto value = std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
    if (value == values.end()) {
      out += text.substr(0, close + 1);
    } else {
      out += value->second;
    }
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace zhicheng::rules
