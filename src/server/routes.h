// What each target answers, apart from how bytes travel.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "api/door.h"
#include "server/allowance.h"
#include "server/body.h"
#include "server/entrance.h"
#include "server/errands.h"
#include "server/head.h"
#include "server/static_files.h"

namespace zhicheng::server {

class Desk;

/// /metrics, and who may read it: with a word whoever brings it ("Authorization: Bearer <word>"), without one the machine itself
/// alone, and not through a proxy on it.
struct MetricsPage {
  std::function<std::string()> write;
  std::string word;
};

class Routes {
 public:
  /// Without a desk there is no /v1 but its description: the page and the door alone.
  /// `core`: where the door's requests are judged.
  /// `shares`: how many of them may be one address's; whom the machine itself or a proxy asks for has no address.
  Routes(const api::Door& door, Errands& core, Allowance& shares, Entrance entrance, StaticFiles files, Desk* desk, MetricsPage metrics)
      : door_(door), core_(core), shares_(shares), entrance_(std::move(entrance)), files_(std::move(files)), desk_(desk), metrics_(std::move(metrics)) {}

  /// Whether opening it may wait for the database.
  bool waits(const Head& head) const;
  /// The reply to a request that needs no body, or where its body goes. Views of `head` are not kept.
  Step open(const Head& head) const;

 private:
  Step open_api(const Head& head) const;
  /// One of what waits for the core, until it is let go of; nothing when the sender has enough.
  std::shared_ptr<void> share_of(const std::string& sender) const;
  Reply metrics_reply(const Head& head) const;
  Reply file_reply(const Head& head) const;

  const api::Door& door_;
  Errands& core_;
  Allowance& shares_;
  Entrance entrance_;
  StaticFiles files_;
  Desk* desk_;
  MetricsPage metrics_;
};

/// 405 with what is allowed.
Reply method_not_allowed(std::string_view allow);
/// Why the body of a request that must be JSON is none by its head; nothing when it may be read.
std::optional<Reply> fault_of_json(const Head& head);

}  // namespace zhicheng::server
