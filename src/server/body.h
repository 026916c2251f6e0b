// Where a request's body goes.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "server/reply.h"

namespace zhicheng::server {

class Body {
 public:
  virtual ~Body() = default;
  /// Bytes; more are answered by 413.
  virtual std::uint64_t limit() const = 0;
  /// Whether what it takes stays in memory until the answer.
  virtual bool keeps() const = 0;
  /// The next piece. False: enough, whatever still comes; `finish` says why.
  virtual bool take(std::string_view piece) = 0;
  /// All has come, or `take` wanted no more.
  virtual void finish(Answer answer) = 0;
};

/// What to do with a request: answer it, or read its body.
using Step = std::variant<Reply, std::unique_ptr<Body>>;

/// Collects the bytes, then calls `use`.
std::unique_ptr<Body> collect(std::uint64_t limit, std::function<void(std::string bytes, Answer answer)> use);

}  // namespace zhicheng::server
