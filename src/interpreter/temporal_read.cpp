// How dates, times and durations are written: XML Schema's lexical forms, and @region.
#include <cctype>

#include "interpreter/temporal.h"

namespace zhicheng::interpreter {
namespace {

constexpr std::int64_t kLargestOffset = 14 * 3600;
constexpr std::int64_t kOffsetOfNobody = 18 * 3600;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Reads a text from its front.
class Front {
 public:
  explicit Front(std::string_view text) : rest_(text) {}

  bool empty() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool sign(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view digits() {
    std::size_t n = 0;
    while (n < rest_.size() && digit(rest_[n])) ++n;
    const std::string_view found = rest_.substr(0, n);
    rest_.remove_prefix(n);
    return found;
  }

  /// Exactly two digits, and no third.
  std::optional<int> two() {
    const std::string_view found = digits();
    if (found.size() != 2) return std::nullopt;
    return (found[0] - '0') * 10 + (found[1] - '0');
  }

 private:
  std::string_view rest_;
};

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) number = 10 * number + (c - '0');
  return number;
}

/// Digits behind a point as nanoseconds; nothing when there are more than nine.
std::optional<std::int64_t> nanos_of(std::string_view digits) {
  if (digits.size() > 9) return std::nullopt;
  std::int64_t nanos = number_of(digits);
  for (std::size_t i = digits.size(); i < 9; ++i) nanos *= 10;
  return nanos;
}

Reading<Date> date_at(Front& text) {
  const bool negative = text.sign('-');
  const std::string_view year = text.digits();
  if (year.size() < 4 || year.size() > 9 || (year.size() > 4 && year.front() == '0')) return {};
  Date date;
  date.year = negative ? -number_of(year) : number_of(year);
  if (!text.sign('-')) return {};
  const auto month = text.two();
  if (!month || !text.sign('-')) return {};
  const auto day = text.two();
  if (!day) return {};
  date.month = *month;
  date.day = *day;
  if (!date.exists()) return {};
  if (date.year == 0) return {std::nullopt, true};
  return {date, false};
}

/// "", "Z", "+hh:mm", "+hh:mm:ss" or "@Region/City".
Reading<Zone> zone_at(Front& text) {
  if (text.empty()) return {Zone{}, false};
  if (text.sign('Z')) return text.empty() ? Reading<Zone>{Zone{Zone::Kind::offset, 0, ""}, false} : Reading<Zone>{};
  if (text.sign('@')) {
    const std::string_view region = text.rest();
    if (region.empty()) return {};
    for (const char c : region) {
      if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '/' && c != '_' && c != '-' && c != '+') return {};
    }
    return {Zone{Zone::Kind::region, 0, std::string(region)}, false};
  }
  const bool west = text.sign('-');
  if (!west && !text.sign('+')) return {};
  const auto hours = text.two();
  if (!hours || !text.sign(':')) return {};
  const auto minutes = text.two();
  if (!minutes || *minutes > 59) return {};
  std::int64_t seconds = *hours * 3600 + *minutes * 60;
  if (text.sign(':')) {
    const auto more = text.two();
    if (!more || *more > 59) return {};
    seconds += *more;
  }
  if (!text.empty()) return {};
  if (seconds > kOffsetOfNobody) return {};
  if (seconds > kLargestOffset) return {std::nullopt, true};
  return {Zone{Zone::Kind::offset, west ? -seconds : seconds, ""}, false};
}

/// The time, and whether it is midnight at the end of the day.
Reading<Time> time_at(Front& text, bool& end_of_day) {
  const auto hours = text.two();
  if (!hours || !text.sign(':')) return {};
  const auto minutes = text.two();
  if (!minutes) return {};
  if (!text.sign(':')) return {std::nullopt, text.empty() && *hours < 24 && *minutes < 60};
  const auto seconds = text.two();
  if (!seconds) return {};
  std::int64_t nanos = 0;
  if (text.sign('.')) {
    const std::string_view digits = text.digits();
    if (digits.empty()) return {};
    const auto read = nanos_of(digits);
    if (!read) return {std::nullopt, true};
    nanos = *read;
  }
  end_of_day = *hours == 24 && *minutes == 0 && *seconds == 0 && nanos == 0;
  if ((*hours > 23 && !end_of_day) || *minutes > 59 || *seconds > 59) return {};
  const Reading<Zone> zone = zone_at(text);
  if (!zone.value) return {std::nullopt, zone.unsure};
  const std::int64_t whole = end_of_day ? 0 : *hours * 3600 + *minutes * 60 + *seconds;
  return {Time{whole * kNanosPerSecond + nanos, *zone.value}, false};
}

}  // namespace

Reading<Date> read_date(std::string_view text) {
  Front front(text);
  const Reading<Date> date = date_at(front);
  if (front.empty()) return date;
  if (!date.value) return {};
  // A date with a zone, or with a whole time behind it, is taken by some and refused by others.
  const std::string_view rest = front.rest();
  const bool timed = rest.front() == 'T' && read_date_time(text).value.has_value();
  return {std::nullopt, timed || rest == "Z" || rest.front() == '+' || rest.front() == '-'};
}

Reading<Time> read_time(std::string_view text) {
  if (!text.empty() && text.front() == 'T') return {std::nullopt, true};
  Front front(text);
  bool end_of_day = false;
  Reading<Time> time = time_at(front, end_of_day);
  if (end_of_day) return {std::nullopt, true};
  return time;
}

Reading<DateTime> read_date_time(std::string_view text) {
  Front front(text);
  const Reading<Date> date = date_at(front);
  if (!date.value) return {std::nullopt, date.unsure};
  if (front.empty()) return {DateTime{*date.value, Time{}}, false};
  if (!front.sign('T')) return {};
  bool end_of_day = false;
  const Reading<Time> time = time_at(front, end_of_day);
  if (!time.value) return {std::nullopt, time.unsure};
  DateTime whole{*date.value, *time.value};
  if (end_of_day) whole.date = Date::from_number(whole.date.number() + 1);
  return {whole, false};
}

Reading<Months> read_months(std::string_view text) {
  Front front(text);
  const bool negative = front.sign('-');
  if (!front.sign('P')) return {};
  std::int64_t months = 0;
  char last = 0;
  while (!front.empty()) {
    const std::string_view digits = front.digits();
    if (digits.empty()) return {};
    if (digits.size() > 10) return {std::nullopt, true};
    if (last == 0 && front.sign('Y')) {
      months += 12 * number_of(digits);
      last = 'Y';
    } else if (last != 'M' && front.sign('M')) {
      months += number_of(digits);
      last = 'M';
    } else {
      return {};
    }
  }
  if (last == 0) return {};
  if (months > kLongestMonths) return {std::nullopt, true};
  return {Months{negative ? -months : months}, false};
}

Reading<Span> read_span(std::string_view text) {
  Front front(text);
  const bool negative = front.sign('-');
  if (!front.sign('P')) return {};
  Wide nanos = 0;
  int stage = 0;  // the units that have gone by: D, T, H, M, S
  bool any = false;
  bool timed = false;
  while (!front.empty()) {
    if (stage < 2 && front.sign('T')) {
      stage = 2;
      timed = true;
      any = false;
      continue;
    }
    const std::string_view digits = front.digits();
    if (digits.empty()) return {};
    if (digits.size() > 12) return {std::nullopt, true};
    const Wide number = number_of(digits);
    any = true;
    if (stage == 0 && front.sign('D')) {
      nanos += number * kNanosPerDay;
      stage = 1;
    } else if (timed && stage < 3 && front.sign('H')) {
      nanos += number * 3600 * kNanosPerSecond;
      stage = 3;
    } else if (timed && stage < 4 && front.sign('M')) {
      nanos += number * 60 * kNanosPerSecond;
      stage = 4;
    } else if (timed && stage < 5) {
      nanos += number * kNanosPerSecond;
      if (front.sign('.')) {
        const auto fraction = nanos_of(front.digits());
        if (!fraction) return {std::nullopt, true};
        nanos += *fraction;
      }
      if (!front.sign('S')) return {};
      stage = 5;
    } else {
      return {};
    }
  }
  if (!any) return {};
  if (nanos > kLongestSpan) return {std::nullopt, true};
  return {Span{negative ? -nanos : nanos}, false};
}

}  // namespace zhicheng::interpreter
