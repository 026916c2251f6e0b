// Result<T>: a value, or an Error that names the place. The core never throws. A room with its own ways to refuse names
// its own error: Result<T, Refusal>.
#pragma once
#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "base/error.h"

namespace zhicheng::base {

template <class T, class E = Error>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return state_.index() == 0; }
  bool ok() const { return state_.index() == 0; }

  T& value() & { return get(); }
  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && { return std::move(get()); }
  T& operator*() & { return get(); }
  const T& operator*() const& { return value(); }
  T* operator->() { return &get(); }
  const T* operator->() const { return &value(); }

  const E& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }

 private:
  T& get() {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  std::variant<T, E> state_;
};

}  // namespace zhicheng::base
