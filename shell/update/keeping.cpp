#include "shell/update/keeping.h"

#include <algorithm>
#include <utility>

#include "base/json.h"
#include "shell/update/anew.h"
#include "shell/update/asking.h"
#include "shell/update/errands.h"

namespace zhicheng::update {

using model::Keeping;
using model::KeptDraft;
using model::Model;
using model::Purpose;
using model::Work;
using State = Keeping::State;

namespace {

KeptDraft read_draft(const base::Json& json) {
  const base::Json* content = json.find("content");
  return {std::string(json.text_at("id")), std::string(json.text_at("title")), std::string(json.text_at("changed")),
          content != nullptr ? *content : base::Json{}};
}

/// What the draft says now counts as kept.
void mark_kept(Model& model) {
  const auto content = model::draft_content(model);
  model.keeping.content = content ? base::write_canonical(*content) : std::string();
}

std::string new_id(const Model& model) { return model.now + "/" + std::to_string(model.last_errand); }

void hand_over(Model& model, KeptDraft draft) {
  base::Json record;
  record.add("id", draft.id).add("title", draft.title).add("changed", draft.changed).add("content", draft.content);
  send(model, Purpose::keeping, Work::keep, draft.id, base::write_canonical(record));
  model.keeping.on_the_way = std::move(draft);
}

/// Drops drafts from the list, one or with an empty id all. What is open stays, and is kept again when it is changed.
void drop(Model& model, const std::string& id) {
  Keeping& keeping = model.keeping;
  std::erase_if(keeping.kept, [&](const KeptDraft& one) { return id.empty() || one.id == id; });
  if (keeping.on_the_way && (id.empty() || keeping.on_the_way->id == id)) keeping.on_the_way->id.clear();
  if (!id.empty() && id != keeping.draft) return;
  begin_draft(model);
  mark_kept(model);
}

}  // namespace

void recall(Model& model) { send(model, Purpose::recalling, Work::recall, {}, {}); }

void recalled(Model& model, const model::Reply& reply) {
  Keeping& keeping = model.keeping;
  const auto list = reply.done ? base::read_json(reply.bytes) : base::Result<base::Json>(base::Json{});
  if (!list || (list->array() == nullptr && list->boolean() == nullptr)) {
    keeping.state = State::impossible;
    return;
  }
  if (keeping.state != State::full) keeping.state = State::ready;
  keeping.shared_computer = list->array() == nullptr;
  if (keeping.shared_computer) return drop(model, {});
  keeping.kept.clear();
  for (const base::Json& one : *list->array()) keeping.kept.push_back(read_draft(one));
}

void keep(Model& model) {
  Keeping& keeping = model.keeping;
  if (keeping.shared_computer || keeping.on_the_way) return;
  if (keeping.state == State::unknown || keeping.state == State::impossible) return;
  auto content = model::draft_content(model);
  if (!content) return;
  std::string bytes = base::write_canonical(*content);
  if (bytes == keeping.content) return;
  if (keeping.draft.empty()) keeping.draft = new_id(model);
  keeping.content = std::move(bytes);
  keeping.deleted = Keeping::Deleted::nothing;
  hand_over(model, {keeping.draft, model::draft_title(model), model.now, *std::move(content)});
}

void kept(Model& model, const model::Reply& reply) {
  Keeping& keeping = model.keeping;
  KeptDraft draft = *std::exchange(keeping.on_the_way, std::nullopt);
  if (!reply.done && !draft.id.empty() && read(reply).error.text_at("code") == "other_window") {
    // Both go on, each in a draft of its own.
    const std::string id = new_id(model);
    if (draft.id == keeping.draft) keeping.draft = id;
    draft.id = id;
    hand_over(model, std::move(draft));
    return recall(model);
  }
  keeping.state = reply.done ? State::ready : State::full;
  if (!reply.done || draft.id.empty()) return;
  std::erase_if(keeping.kept, [&](const KeptDraft& one) { return one.id == draft.id; });
  keeping.kept.insert(keeping.kept.begin(), std::move(draft));
}

void begin_draft(Model& model) {
  model.keeping.draft.clear();
  model.keeping.content.clear();
}

void share_computer(Model& model, bool shared) {
  model.keeping.shared_computer = shared;
  model.keeping.deleted = Keeping::Deleted::nothing;
  if (shared) drop(model, {});
  send(model, Purpose::forgetting, Work::share, shared ? "1" : "", {});
}

void reopen(Model& model, const std::string& id) {
  const auto& kept = model.keeping.kept;
  const auto found = std::find_if(kept.begin(), kept.end(), [&](const KeptDraft& one) { return one.id == id; });
  if (found == kept.end()) return;
  if (id == model.keeping.draft) {
    // It is open already, and what is here may be newer.
    model.way.clear();
    model.back_to_result = false;
    return go_on(model);
  }
  const base::Json content = found->content;
  if (!model::is_draft(content)) return;
  begin_anew(model);
  model::take_draft(model, content);
  model.keeping.draft = id;
  judge(model);
  go_on(model);
  mark_kept(model);
}

void forget(Model& model, const std::string& id) {
  drop(model, id);
  model.keeping.deleted = id.empty() ? Keeping::Deleted::all : Keeping::Deleted::one;
  // The button is gone: the keyboard goes to the list's heading.
  model.guide.back_at = "drafts";
  ++model.attention;
  send(model, Purpose::forgetting, Work::forget, id, {});
}

void forgotten(Model& model, const model::Reply& reply) {
  if (reply.done) return;
  model.keeping.deleted = Keeping::Deleted::failed;
  recall(model);
}

}  // namespace zhicheng::update
