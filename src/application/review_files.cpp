// The files that go with an application.
#include <algorithm>

#include "application/review_parts.h"
#include "base/utf8.h"

namespace zhicheng::application {

namespace {

std::string file_at(std::size_t index, std::string_view field = {}) {
  const std::string at = base::pointer_to("/attachments", index);
  return field.empty() ? at : base::pointer_to(at, field);
}

void check_missing(Review& review) {
  for (const Required& one : required(review.assessment, review.said, review.attachments)) {
    if (one.present) continue;
    const CheckId check{one.material->verified ? CheckId("missing_attachment") : CheckId("missing_attachment_unconfirmed")};
    review.add(check, {"/attachments"}, {{"material", one.material->title}});
  }
}

/// The same bytes once, with all the places where they stand.
void check_same(Review& review) {
  const std::vector<Attachment>& files = review.attachments;
  std::vector<std::size_t> order(files.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return files[a].sha256 < files[b].sha256; });
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && files[order[end]].sha256 == files[order[i]].sha256) ++end;
    std::vector<std::string> places;
    std::string names;
    for (std::size_t k = i; k < end; ++k) {
      places.push_back(file_at(order[k]));
      names += (names.empty() ? "“" : "、“") + files[order[k]].name + "”";
    }
    if (places.size() > 1) review.add("same_file_twice", std::move(places), {{"names", names}});
    i = end;
  }
}

/// Titles of the lists whose items files prove, by the pointer that an attachment's `item` has.
std::vector<std::pair<std::string, std::string>> titles_by_item(const Application& said) {
  std::vector<std::pair<std::string, std::string>> all;
  const auto put = [&](std::string_view list, const auto& items, const auto& name) {
    for (std::size_t i = 0; i < items.size(); ++i) all.emplace_back(base::pointer_to(base::pointer_to("", list), i), name(items[i]));
  };
  const auto by_title = [](const auto& one) { return one.title; };
  const auto by_name = [](const auto& one) { return one.name; };
  put("education", said.education, [](const Education& one) { return one.school; });
  put("work", said.work, [](const Work& one) { return one.employer; });
  put("pauses", said.pauses, [](const Pause& one) { return one.reason; });
  put("titles", said.titles, by_title);
  put("qualifications", said.qualifications, by_name);
  put("exams", said.exams, by_name);
  put("achievements", said.achievements, by_title);
  put("awards", said.awards, by_title);
  put("papers", said.papers, by_title);
  put("yearly", said.yearly, [](const YearlyAssessment&) { return std::string(); });
  put("training", said.training, [](const Training&) { return std::string(); });
  put("forms", said.forms, [](const Form&) { return std::string(); });
  return all;
}

bool says_any(std::string_view name, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return name.find(word) != std::string_view::npos; });
}

/// A file's name that speaks of another material, and not of its own.
void check_name_against_kind(Review& review, std::size_t index) {
  const Attachment& file = review.attachments[index];
  const rules::MaterialRule* own = material_of(review.edition, file.kind);
  if (own == nullptr || says_any(file.name, own->words)) return;
  const auto& materials = review.edition.materials;
  const auto other = std::find_if(materials.begin(), materials.end(), [&](const rules::MaterialRule& one) { return &one != own && says_any(file.name, one.words); });
  if (other == materials.end()) return;
  review.add("file_name_against_item", {file_at(index, "name")}, {{"name", file.name}, {"own", own->title}, {"other", other->title}});
}

/// A file's name that has the title of another item of the same list in it, and not its own.
void check_name_against_item(Review& review, std::size_t index, const std::vector<std::pair<std::string, std::string>>& titles) {
  constexpr std::size_t kShortestTitle = 4;
  const Attachment& file = review.attachments[index];
  if (file.item.empty()) return;
  const auto own = std::find_if(titles.begin(), titles.end(), [&](const auto& one) { return one.first == file.item; });
  if (own == titles.end()) return review.add("attachment_item_unknown", {file_at(index, "item")}, {{"name", file.name}, {"item", file.item}});
  const auto holds = [&](const std::string& title) { return file.name.find(title) != std::string::npos && base::code_points(title) >= kShortestTitle; };
  if (holds(own->second)) return;
  const auto other = std::find_if(titles.begin(), titles.end(), [&](const auto& one) { return one.second != own->second && holds(one.second); });
  if (other == titles.end()) return;
  review.add("file_name_against_item", {file_at(index, "name")},
             {{"name", file.name},
              {"own", review.item_words("/applicant" + own->first, own->second)},
              {"other", review.item_words("/applicant" + other->first, other->second)}});
}

}  // namespace

void check_files(Review& review) {
  check_missing(review);
  check_same(review);
  const auto titles = review.attachments.empty() ? std::vector<std::pair<std::string, std::string>>{} : titles_by_item(review.said);
  for (std::size_t i = 0; i < review.attachments.size(); ++i) {
    const Attachment& file = review.attachments[i];
    const Values values{{"name", file.name}, {"kind", file.kind}};
    if (material_of(review.edition, file.kind) == nullptr) review.add("unknown_attachment_kind", {file_at(i, "kind")}, values);
    if (file.encrypted) review.add("encrypted_pdf", {file_at(i)}, values);
    if (file.scripted) review.add("scripted_pdf", {file_at(i)}, values);
    if (file.unread) review.add("unread_pdf", {file_at(i)}, values);
    check_name_against_kind(review, i);
    check_name_against_item(review, i, titles);
  }
}

}  // namespace zhicheng::application
