// 申报材料, 材料报到哪里, 问谁.
#include <fmt/format.h>

#include <algorithm>

#include "container/assessment_words.h"
#include "rules/outlook.h"
#include "rules/render.h"
#include "site/sections.h"

namespace zhicheng::site {

using container::attribute;
using container::Html;
using rules::Edition;

namespace {

/// What may come to those who belong here, over all their seats.
rules::Outlook outlook_of(const Place& place) {
  const auto dated = base::Day::parse(place.edition->dated);
  const base::Day on = dated ? *dated : base::Day::first();
  rules::Outlook all;
  std::vector<std::pair<std::size_t, rules::PossibleRoute>> routes;
  for (const rules::Answers& people : place.people) {
    rules::Outlook one = rules::outlook(*place.edition, people, on);
    for (rules::PossibleRoute& route : one.routes) {
      const auto index = static_cast<std::size_t>(route.row - place.edition->route.data());
      const auto same = [&](const auto& other) { return other.first == index; };
      if (std::none_of(routes.begin(), routes.end(), same)) routes.emplace_back(index, std::move(route));
    }
    for (const rules::ContactRule* contact : one.contacts) {
      if (std::find(all.contacts.begin(), all.contacts.end(), contact) == all.contacts.end()) all.contacts.push_back(contact);
    }
  }
  std::sort(routes.begin(), routes.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (auto& [index, route] : routes) all.routes.push_back(std::move(route));
  return all;
}

/// The value behind an office that these answers do not tell: "劳动关系所在地人社局".
std::string_view office_word(const Edition& edition, const rules::LinkRule& link) {
  if (!link.office_is) return {};
  const std::string words = rules::render(edition, *link.office_is);
  for (const rules::NamedValue& value : edition.values) {
    if (!value.label.empty() && words.find(value.label) != std::string::npos) return value.label;
  }
  return {};
}

/// What is said of links, each once, under the table.
class Notes {
 public:
  std::size_t number_of(const std::string& note) {
    const auto found = std::find(notes_.begin(), notes_.end(), note);
    if (found != notes_.end()) return static_cast<std::size_t>(found - notes_.begin()) + 1;
    notes_.push_back(note);
    return notes_.size();
  }
  void write(Html& html) const {
    for (std::size_t i = 0; i < notes_.size(); ++i) html.raw(fmt::format("<li id=n{}>", i + 1)).text(notes_[i]).raw("\n");
  }
  bool empty() const { return notes_.empty(); }

 private:
  std::vector<std::string> notes_;
};

/// An office with something to say of it leads there.
void write_link(Html& html, const rules::LinkRule& link, std::string_view office, Notes& notes) {
  html.raw("<li>").text(container::duty_word(link.duty)).raw("：");
  if (!link.note.empty()) html.raw(fmt::format("<a href=#n{}>", notes.number_of(link.note)));
  html.text(office.empty() ? "通知没有写" : office);
  if (link.status == rules::LinkStatus::conflict) html.raw("（两种说法）");
  if (!link.note.empty()) html.raw("</a>");
}

void write_route(Html& html, const Edition& edition, const rules::PossibleRoute& route, Notes& notes) {
  html.raw("<h3>").text(route.row->title).raw("</h3>\n<ol class=o>");
  for (std::size_t i = 0; i < route.row->links.size(); ++i) {
    const rules::LinkRule& link = route.row->links[i];
    write_link(html, link, route.offices[i].empty() ? office_word(edition, link) : route.offices[i], notes);
  }
  html.raw("</ol>\n");
}

}  // namespace

void write_materials(Html& html, const Place& place) {
  const Edition& edition = *place.edition;
  if (edition.materials.empty()) return;
  html.raw("<h2 id=materials>申报材料</h2>\n<ul class=k>\n");
  for (const rules::MaterialRule& rule : edition.materials) {
    html.raw(fmt::format("<li id=m-{}><b>", rule.id)).text(rule.title).raw("</b>");
    unverified(html, rule.verified, rule.source);
    Clauses(edition).write(html, rule.clauses);
    if (rule.when) html.raw("<br><i>").text(fmt::format("适用：{}", words_of(edition, *rule.when))).raw("</i>");
    if (!rule.note.empty()) html.raw("<br>").text(rule.note);
    html.raw("\n");
  }
  html.raw("</ul>\n");
}

void write_chain(Html& html, const Place& place) {
  const Edition& edition = *place.edition;
  const rules::Outlook all = outlook_of(place);
  if (all.routes.empty()) return;
  html.raw("<h2 id=chain>材料报到哪里</h2>\n<p>从上往下看，第一种符合您的情况就是您的路；点单位名称看说明");
  Clauses(edition).write(html, edition.route_clauses);
  html.raw("。</p>\n");
  Notes notes;
  for (const rules::PossibleRoute& route : all.routes) write_route(html, edition, route, notes);
  if (!notes.empty()) html.raw("<h3>说明</h3>\n<ol>\n");
  notes.write(html);
  if (!notes.empty()) html.raw("</ol>\n");
}

void write_contacts(Html& html, const Place& place) {
  const Edition& edition = *place.edition;
  rules::Outlook all = outlook_of(place);
  if (all.contacts.empty()) return;
  // The place's own office first.
  std::stable_partition(all.contacts.begin(), all.contacts.end(), [&](const auto* one) { return one->local; });
  html.raw("<h2 id=contacts>问谁</h2>\n<ul class=k>\n");
  for (const rules::ContactRule* one : all.contacts) {
    html.raw("<li><b>").text(one->office).raw("</b> ").text(one->name);
    for (const std::string& phone : one->phones) html.raw(" ").element("a", phone, attribute("href", "tel:" + phone));
    Clauses(edition).write(html, one->clauses);
    if (!one->address.empty()) html.raw("<br>").text(fmt::format("地址：{}", one->address));
    if (!one->hours.empty()) html.raw("<br>").text(fmt::format("收件时间：{}", one->hours));
    if (one->when && !one->local) html.raw("<br><i>").text(is_short(*one->when) ? words_of(edition, *one->when) : "只管一部分人，对象看条款").raw("</i>");
    html.raw("\n");
  }
  html.raw("</ul>\n");
}

}  // namespace zhicheng::site
