// Whether the bytes of a request's head are what RFC 9112 lets a sender write. What some readers forgive others read
// differently, and between two of them a request can be hidden: nothing is forgiven here.
#pragma once
#include <cstddef>
#include <string_view>

namespace zhicheng::server {

/// Bytes of a head, its last line feed included; and lines in it.
inline constexpr std::size_t kLongestHead = std::size_t{16} << 10;
inline constexpr std::size_t kMostFields = 100;

/// Follows a head as it comes. Refused: a line end that is not CR LF, a folded line, a control character or NUL, a blank
/// before a colon, a field without a name, a start line that is not "method target HTTP/1.x" in visible ASCII.
class HeadScan {
 public:
  enum class Found { more, whole, bad, too_long };

  /// Looks at what came behind what was looked at before; `bytes` is all of it, from the head's beginning.
  Found scan(std::string_view bytes);
  /// How many bytes the whole head has.
  std::size_t size() const { return at_; }

 private:
  enum class Place { method, target, version, start_end, line, name, value, line_end, last_end };
  bool take(unsigned char byte);

  Place place_ = Place::method;
  std::size_t at_ = 0;
  std::size_t in_place_ = 0;  ///< bytes of the method, target, version or name so far
  std::size_t fields_ = 0;
  bool whole_ = false;
};

/// Whether "Host" is one: a name, an address or one in brackets, and perhaps a port. It may be empty (RFC 9110, 7.2).
bool is_host(std::string_view text);

}  // namespace zhicheng::server
