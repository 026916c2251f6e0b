// Random tokens: sessions, one-time codes. The one who has it keeps the token, the server its hash alone.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace zhicheng::seal {

/// 256 random bits as base64 for URLs (RFC 4648, 5) without padding: 43 characters.
std::string make_token();

/// What is stored and looked up: 64 hexadecimal digits of BLAKE2b. A plain hash will do, since nobody guesses 256 bits;
/// and a look-up by it tells nothing of the token by its time. Nothing for what can't be a token.
std::optional<std::string> hash_of_token(std::string_view token);

}  // namespace zhicheng::seal
