// What a sender repeats to get the same receipt again. It brings the applicant's secret, so it must be one that nobody guesses
// who has the package, as offices and whoever was given it have.
#pragma once
#include <string_view>

#include "server/reply.h"

namespace zhicheng::server {

/// 22 to 200 of A-Z a-z 0-9 - and _: 128 random bits and more have room.
bool is_idempotency_key(std::string_view key);
/// 400: it is none, or there is none.
Reply bad_key();
/// Whether it is the SHA-256 of these bytes in hexadecimal digits.
bool is_digest_of(std::string_view key, std::string_view bytes);

}  // namespace zhicheng::server
