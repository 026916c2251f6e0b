#include "shell/model/filing.h"

#include <algorithm>
#include <charconv>

#include "shell/model/lists.h"
#include "shell/model/model.h"

namespace zhicheng::model {

base::Json filing_content(const Filing& filing) {
  base::Json content;
  if (filing.request.empty() && filing.number.empty() && filing.earlier.empty()) return content;
  content.add("request", filing.request).add("key", filing.key).add("number", filing.number).add("secret", filing.secret);
  if (!filing.earlier.empty()) content.add("earlier", filing.earlier);
  if (!filing.handed.empty()) content.add("handed", filing.handed);
  if (!filing.request.empty() && filing.target) {
    content.add("target", base::Json{}.add("number", filing.target->number).add("secret", filing.target->secret));
  }
  return content.add("receipt", filing.receipt).add("missing", filing.missing);
}

void take_filing(Filing& filing, const base::Json& content) {
  filing.request = content.text_at("request");
  filing.key = content.text_at("key");
  filing.number = content.text_at("number");
  filing.secret = content.text_at("secret");
  if (const base::Json* receipt = content.find("receipt")) filing.receipt = *receipt;
  if (const base::Json* missing = content.find("missing")) filing.missing = *missing;
  filing.earlier = items(content, "earlier");
  filing.handed = content.text_at("handed");
  if (const base::Json* target = content.find("target")) {
    filing.target = Filing::Target{std::string(target->text_at("number")), std::string(target->text_at("secret"))};
  }
}

void retire(Filing& filing) {
  if (filing.number.empty()) return;
  filing.earlier.push_back(base::Json{}.add("number", filing.number).add("secret", filing.secret));
  filing.number.clear();
  filing.secret.clear();
  filing.handed.clear();
  filing.receipt = {};
  filing.missing = {};
}

bool is_busy(const Filing& filing) {
  using State = Filing::State;
  return filing.state == State::packing || filing.state == State::handing || filing.state == State::uploading;
}

bool is_past(const Model& model, const base::Json& told) {
  const auto last = base::Day::parse(told.text_at("last"));
  return last && *last < model.on;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (text.substr(i).starts_with("\u3000")) i += 3;
    else if (text.substr(i).starts_with("\u00a0")) i += 2;
    else if (const char c = text[i++]; c != ' ' && c != '\t') out += c;
  }
  return out;
}

bool has_id_number(const Model& model) {
  // GB 11643: the weights are powers of 2 modulo 11.
  const std::string id = without_blanks(readable(model, member("id_number")));
  if (id.size() != 18 || !read_date(id.substr(6, 8)).day) return false;
  int sum = 0;
  for (std::size_t i = 0; i < id.size(); ++i) {
    const bool last = i + 1 == id.size();
    const bool ten = last && (id[i] == 'X' || id[i] == 'x');
    if (!ten && (id[i] < '0' || id[i] > '9')) return false;
    sum = (sum * 2 + (ten ? 10 : id[i] - '0')) % 11;
  }
  return sum == 1;
}

std::string fingerprint(std::string_view content) {
  // FNV-1a
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return std::to_string(hash);
}

bool changed_since(const Model& model) {
  const Filing& filing = model.filing;
  return !filing.number.empty() && !filing.handed.empty() && filing.handed != fingerprint(write_canonical(package_content(model)));
}

bool is_at_risk(const Model& model) {
  const Filing& filing = model.filing;
  if (filing.state == Filing::State::packing || filing.state == Filing::State::handing) return true;
  if (filing.request.empty() && (filing.number.empty() || filing.on_paper)) return false;
  const Keeping& keeping = model.keeping;
  return keeping.shared_computer || keeping.state != Keeping::State::ready || keeping.on_the_way.has_value();
}

std::vector<std::string> filled_in(const Model& model) {
  std::vector<std::string> words;
  const base::Json applicant = applicant_json(model);
  for (const FormGroup& group : form_groups()) {
    if (!group.list.empty()) {
      if (!items(applicant, group.list).empty()) words.emplace_back(group.title);
      continue;
    }
    for (const FormField& field : group.fields) {
      if (applicant.find(field.key) != nullptr) words.emplace_back(field.label);
    }
  }
  return words;
}

std::vector<std::string> numbers_in(const base::Json& draft) {
  std::vector<std::string> numbers;
  const base::Json* filing = draft.find("filing");
  if (filing == nullptr) return numbers;
  for (const base::Json& one : items(*filing, "earlier")) numbers.emplace_back(one.text_at("number"));
  if (!filing->text_at("number").empty()) numbers.emplace_back(filing->text_at("number"));
  return numbers;
}

base::Json missing_here(const Model& model) {
  base::Json::Array here;
  const base::Json wanted = base::Json{}.add("missing", model.filing.missing);
  for (const base::Json& one : items(wanted, "missing")) {
    const auto is_it = [&](const Attached& file) { return file.here && file.entry.text_at("sha256") == one.text_at("sha256"); };
    if (std::any_of(model.files.attached.begin(), model.files.attached.end(), is_it)) {
      here.push_back(base::Json{}.add("sha256", one.text_at("sha256")));
    }
  }
  return here;
}

std::optional<Place> place_at(const std::vector<std::vector<std::size_t>>& kept, std::string_view pointer) {
  std::vector<std::string_view> tokens;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    tokens.push_back(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
  }
  if (tokens.size() < 2 || tokens[0] != "applicant") return std::nullopt;
  if (const Place one = member(tokens[1]); one != Place{}) return one;
  const auto groups = form_groups();
  const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.list == tokens[1]; });
  if (group == groups.end()) return std::nullopt;
  Place place{static_cast<std::size_t>(group - groups.begin())};
  if (tokens.size() < 3 || place.group >= kept.size()) return place;
  std::size_t index = 0;
  std::from_chars(tokens[2].data(), tokens[2].data() + tokens[2].size(), index);
  if (index >= kept[place.group].size()) return place;
  place.item = kept[place.group][index];
  if (tokens.size() < 4) return place;
  const auto field = std::find_if(group->fields.begin(), group->fields.end(), [&](const auto& one) { return one.key == tokens[3]; });
  if (field != group->fields.end()) place.field = static_cast<std::size_t>(field - group->fields.begin());
  return place;
}

}  // namespace zhicheng::model
