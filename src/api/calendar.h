// Deadlines as an iCalendar.
#pragma once
#include <string>
#include <string_view>

#include "api/door.h"
#include "base/json.h"

namespace zhicheng::api {

/// RFC 5545 text of a zhicheng-dates/1 response: an all-day event for each deadline and known date, with
/// reminders at nine in the morning seven days and one day before. The same response gives the same bytes:
/// DTSTAMP is the day that was asked about. "" when no date is known.
std::string write_calendar(const base::Json& dates);
/// The same of what the door says to a request for dates. `no` where no date is known; refused as the door refuses.
Response calendar(const Door& door, std::string_view request);

/// One content line with CRLF, folded at 75 octets between characters (RFC 5545, 3.1).
std::string content_line(std::string_view line);

/// A TEXT value (RFC 5545, 3.3.11).
std::string escaped(std::string_view text);

}  // namespace zhicheng::api
