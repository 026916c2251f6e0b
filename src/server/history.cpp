#include "server/history.h"

#include <algorithm>
#include <utility>

namespace zhicheng::server {

std::vector<Made> history_of(store::Session& session, std::string_view number) {
  std::vector<Made> history;
  for (store::Event& event : store::events_of(session, number)) {
    const auto move = workflow::named<workflow::Action>(event.action);
    if (!move || static_cast<std::size_t>(*move) >= workflow::kMoves) continue;
    auto detail = base::read_json(event.detail);
    Made made{*move, 1, std::move(event), detail ? std::move(detail).value() : base::Json()};
    if (const base::Json* version = made.detail.find("version"); version != nullptr && version->integer() != nullptr) made.version = *version->integer();
    history.push_back(std::move(made));
  }
  std::stable_sort(history.begin(), history.end(), [](const Made& a, const Made& b) { return a.version < b.version; });
  return history;
}

}  // namespace zhicheng::server
