#include "shell/update/keeping.h"

#include <algorithm>

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

/// The list of drafts has this one first.
void put_first(Keeping& keeping, KeptDraft draft) {
  std::erase_if(keeping.kept, [&](const KeptDraft& one) { return one.id == draft.id; });
  keeping.kept.insert(keeping.kept.begin(), std::move(draft));
}

}  // namespace

void recall(Model& model) { send(model, Purpose::recalling, Work::recall, {}, {}); }

void recalled(Model& model, const model::Reply& reply) {
  Keeping& keeping = model.keeping;
  const auto list = reply.done ? base::read_json(reply.bytes) : base::Result<base::Json>(base::Json{});
  if (!list || list->array() == nullptr) {
    keeping.state = State::impossible;
    return;
  }
  keeping.state = State::ready;
  for (const base::Json& one : *list->array()) {
    KeptDraft draft = read_draft(one);
    // What was begun before the platform answered is newer.
    if (draft.id != keeping.draft) keeping.kept.push_back(std::move(draft));
  }
}

void keep(Model& model) {
  Keeping& keeping = model.keeping;
  if (keeping.shared_computer || keeping.on_the_way) return;
  if (keeping.state == State::unknown || keeping.state == State::impossible) return;
  auto content = model::draft_content(model);
  if (!content) return;
  std::string bytes = base::write_canonical(*content);
  if (bytes == keeping.content) return;
  if (keeping.draft.empty()) keeping.draft = model.now + "/" + std::to_string(model.last_errand);
  KeptDraft draft{keeping.draft, model::draft_title(model), model.now, *std::move(content)};
  base::Json record;
  record.add("id", draft.id).add("title", draft.title).add("changed", draft.changed).add("content", draft.content);
  keeping.content = std::move(bytes);
  keeping.on_the_way = true;
  keeping.forgotten = false;
  put_first(keeping, std::move(draft));
  send(model, Purpose::keeping, Work::keep, keeping.draft, base::write_canonical(record));
}

void kept(Model& model, const model::Reply& reply) {
  model.keeping.on_the_way = false;
  model.keeping.state = reply.done ? State::ready : State::full;
}

void begin_draft(Model& model) {
  model.keeping.draft.clear();
  model.keeping.content.clear();
}

void share_computer(Model& model, bool shared) {
  model.keeping.shared_computer = shared;
  if (shared) forget(model, {});
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
  Keeping& keeping = model.keeping;
  std::erase_if(keeping.kept, [&](const KeptDraft& one) { return id.empty() || one.id == id; });
  if (id.empty() || id == keeping.draft) {
    begin_draft(model);
    mark_kept(model);
  }
  keeping.forgotten = id.empty();
  send(model, Purpose::forgetting, Work::forget, id, {});
}

}  // namespace zhicheng::update
