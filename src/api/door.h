// The one door: request bytes in, response bytes out. Command line, browser and server all use it.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"
#include "rules/library.h"

namespace zhicheng::api {

/// What a request may be: a package or answers file within the limits of base::JsonLimits, and the request around it.
inline constexpr base::JsonLimits kRequestLimits{(std::size_t{8} << 20) + 4096, 65, 200'064};

/// What a response says, for exit codes and HTTP status. `yes`: met, reproduced, linted clean, no problem found, done;
/// `no`: ineligible, differs, lint or a check found faults; `unsure`: undetermined, cannot_judge; `refused`: the error object.
enum class Answer { yes, no, unsure, refused };

struct Response {
  Answer answer;
  std::string bytes;  ///< canonical JSON, no trailing newline
};

class Door {
 public:
  explicit Door(rules::Library library) : library_(std::move(library)) {}

  /// Handles one zhicheng-request/1. Pure: the same bytes in give the same bytes out, everywhere.
  Response handle(std::string_view request) const;
  /// What `handle` says to the call verify with this package as its body, for those who have many: errors point into the
  /// package itself.
  Response verify(std::string_view package) const;

  const rules::Library& library() const { return library_; }

 private:
  rules::Library library_;
};

}  // namespace zhicheng::api
