// What the applicant says, and the files that go with it.
#include <algorithm>

#include "application/labels.h"
#include "application/manifest.h"
#include "base/utf8.h"
#include "container/assessment_words.h"
#include "container/sections.h"
#include "container/words.h"
#include "rules/answers.h"

namespace zhicheng::container {

using application::Label;
using application::ListLabel;
using application::label_of;
using application::list_labels;
using application::list_of;
using application::person_labels;
using base::Json;
using words::kHeadings;
using words::kLabels;

namespace {

/// The label of a choice of the fact: levels, series and educations are named as in the questions.
std::string choice_of(const rules::Edition& edition, std::string_view fact_id, std::string_view value) {
  const rules::Fact* fact = edition.vocabulary.find(fact_id);
  if (fact == nullptr) return {};
  for (const rules::Choice& choice : fact->choices) {
    if (choice.id == value) return choice.label;
  }
  return {};
}

std::string material_of(const rules::Edition& edition, std::string_view kind) {
  for (const rules::MaterialRule& material : edition.materials) {
    if (material.id == kind) return material.title;
  }
  return std::string(kind);
}

/// A member's value as people read it; what has no words stands as it is.
std::string readable(const rules::Edition& edition, std::string_view list, const Label& member, const Json& value) {
  if (const bool* boolean = value.boolean()) return *boolean ? "是" : "否";
  if (value.text() == nullptr) return base::write_canonical(value);
  const std::string& text = *value.text();
  std::string word(word_of(member, text));
  if (list == "education" && member.key == "level") word = choice_of(edition, "education", text);
  if (list == "titles" && (member.key == "level" || member.key == "series")) word = choice_of(edition, member.key, text);
  return word.empty() ? text : word;
}

std::string item_words(const rules::Edition& edition, const ListLabel& list, const Json& item) {
  std::string text;
  const auto add = [&](const Label& member, const Json& value) {
    if (value.is_null() || (value.text() != nullptr && value.text()->empty())) return;
    if (!text.empty()) text += "；";
    text += std::string(member.label) + "：" + readable(edition, list.key, member, value);
  };
  for (const Label& member : list.members) {
    if (const Json* value = item.find(member.key)) add(member, *value);
  }
  if (item.object() == nullptr) return base::write_canonical(item);
  for (const auto& [key, value] : *item.object()) {
    if (label_of(list.members, key) == nullptr) add({key, key}, value);
  }
  return text;
}

bool is_known(std::string_view key) { return label_of(person_labels(), key) != nullptr || list_of(key) != nullptr; }

void write_others(Paper& paper, const Subject& subject, const Json& applicant) {
  bool begun = false;
  for (const auto& [key, value] : *applicant.object()) {
    if (is_known(key) || value.is_null()) continue;
    if (!begun) paper.heading(kHeadings.others);
    begun = true;
    paper.row(base::shortened(key), readable(subject.edition, "", {key, key}, value));
  }
}

}  // namespace

void write_applicant(Paper& paper, const Subject& subject) {
  const Json& applicant = *subject.package.find("applicant");
  paper.heading(kHeadings.person);
  bool empty = true;
  for (const Label& member : person_labels()) {
    const Json* value = applicant.find(member.key);
    if (value == nullptr || value->is_null()) continue;
    paper.row(member.label, readable(subject.edition, "", member, *value));
    empty = false;
  }
  if (empty) paper.row("", words::kNothing, "faint");
  for (const ListLabel& list : list_labels()) {
    const Json::Array& all = items(applicant, list.key);
    if (!all.empty()) paper.heading(list.label);
    for (std::size_t i = 0; i < all.size(); ++i) paper.row(std::to_string(i + 1), item_words(subject.edition, list, all[i]));
  }
  write_others(paper, subject, applicant);
}

void write_answers(Paper& paper, const Subject& subject) {
  paper.heading(kHeadings.answers);
  const Json& answers = *subject.package.find("answers");
  const auto typed = rules::Answers::parse_facts(subject.edition.vocabulary, answers, "");
  if (!typed) return;  // it was reproduced: they can be read
  const auto& facts = subject.edition.vocabulary.facts();
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (typed->at(i)) paper.row(facts[i].label, rules::readable(facts[i], *typed->at(i)));
  }
}

void write_attachments(Paper& paper, const Subject& subject) {
  const auto attachments = application::read_manifest(*subject.package.find("attachments"), "");
  paper.heading(kHeadings.attachments);
  if (!attachments || attachments->empty()) return paper.row("", words::kNothing, "faint");
  for (const application::Attachment& one : *attachments) {
    std::string what = std::string(words::type_word(one.type)) + "，" + words::size_words(one.bytes);
    if (one.pages) what += "，" + std::to_string(*one.pages) + " 页";
    if (one.width && one.height) what += "，" + std::to_string(*one.width) + " × " + std::to_string(*one.height) + " 像素";
    if (one.encrypted) what += "，加了密码";
    if (one.scripted) what += "，含有脚本";
    if (one.unread) what += "，没能看完";
    if (!one.item.empty()) what += "，对应 " + one.item;
    paper.row(material_of(subject.edition, one.kind), one.name + "\n" + what + "\nSHA-256 " + one.sha256);
  }
}

}  // namespace zhicheng::container
