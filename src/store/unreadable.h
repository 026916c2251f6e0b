// What is kept was written by a newer server, or is damaged: this one does not understand it, and must not take it for nothing.
#pragma once
#include <stdexcept>

namespace zhicheng::store {

/// Its words are what was not understood: "file", "record". Thrown by work, it is a trouble of that code.
class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace zhicheng::store
