// The other side of the socket, for the command line: one request at a time over one connection.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace zhicheng::server {

struct Asked {
  std::string_view method = "GET";
  std::string path;
  std::vector<std::pair<std::string_view, std::string>> headers;
  std::string_view body;
};

struct Answered {
  unsigned status = 0;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  /// The header of that name, however it is written; "" when there is none.
  std::string_view header(std::string_view name) const;
};

class Client {
 public:
  /// "http://host:port" or "https://host:port" (whose certificate must be trusted and be that host's), or what stands before a path. Nothing when it is no such address.
  static std::unique_ptr<Client> to(std::string_view url);
  ~Client();

  /// What a page of that server would say it came from.
  std::string origin() const;

  /// The answer, or why there is none, for a person. A request whose answer never came may have been done.
  std::variant<Answered, std::string> ask(const Asked& asked);

 private:
  struct Parts;
  explicit Client(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace zhicheng::server
