// openapi.json: what every path answers, for people, programs and the tests; and the names of routes.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace zhicheng::server {

/// OpenAPI 3.1.
std::string_view openapi_json();

class ApiDescription {
 public:
  ApiDescription();

  /// The path of the description that this one is of, such as "/v1/submissions/{number}"; "page" for what lies outside
  /// /v1, "unknown" for what is described nowhere. It lives as long as this.
  std::string_view route_of(std::string_view path) const;

 private:
  std::vector<std::string> paths_;
};

}  // namespace zhicheng::server
