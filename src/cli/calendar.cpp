#include "cli/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/day.h"
#include "cli/report_parts.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kLongestLine = 75;

std::string compact(base::Day day) {
  std::string text = day.text();
  std::erase(text, '-');
  return text;
}

class Calendar {
 public:
  void add(std::string_view line) { text_ += content_line(line); }
  std::string take() { return std::move(text_); }

  void add_alarm(std::string_view trigger, std::string_view words) {
    add("BEGIN:VALARM");
    add("ACTION:DISPLAY");
    add(fmt::format("DESCRIPTION:{}", words));
    add(fmt::format("TRIGGER:{}", trigger));
    add("END:VALARM");
  }

 private:
  std::string text_;
};

/// One day to keep: the same deadline on the same day, for every row of the table that has it.
struct Event {
  const base::Json* deadline;
  base::Day day;
  std::string row;      ///< id of the first row
  std::string applies;  ///< titles of the rows
};

std::vector<Event> events_of(const base::Json& dates) {
  std::vector<Event> events;
  for (const base::Json& row : items(dates, "rows")) {
    for (const base::Json& deadline : items(row, "deadlines")) {
      const auto day = base::Day::parse(deadline.text_at("date"));
      if (!day) continue;
      const auto same = std::find_if(events.begin(), events.end(), [&](const Event& event) {
        return event.day == *day && event.deadline->text_at("id") == deadline.text_at("id");
      });
      if (same == events.end()) {
        events.push_back({&deadline, *day, std::string(row.text_at("id")), std::string(row.text_at("title"))});
      } else {
        same->applies += fmt::format("；{}", row.text_at("title"));
      }
    }
  }
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.day < b.day; });
  return events;
}

std::string description(const Event& event, std::string_view source) {
  std::string words = fmt::format("适用：{}\n依据：{} {}", event.applies, source, joined(*event.deadline, "clauses"));
  if (is_false(*event.deadline, "verified")) words += "\n推算的日期，仅供参考。";
  if (const std::string_view note = event.deadline->text_at("note"); !note.empty()) words += fmt::format("\n{}", note);
  return words;
}

}  // namespace

std::string content_line(std::string_view line) {
  std::string out;
  std::size_t room = kLongestLine;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xc0U) == 0x80U) --cut;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = kLongestLine - 1;
  }
  out += line;
  out += "\r\n";
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (byte == '\\' || byte == ';' || byte == ',') out += '\\';
    if (byte == '\n') {
      out += "\\n";
    } else {
      out += byte;
    }
  }
  return out;
}

std::string write_calendar(const base::Json& dates) {
  const base::Json* edition = dates.find("edition");
  std::string id(edition == nullptr ? "" : edition->text_at("id"));
  std::replace(id.begin(), id.end(), '/', '-');
  const std::string_view county = edition == nullptr ? "" : edition->text_at("county");
  const auto on = base::Day::parse(dates.text_at("on"));
  // Midnight in China, as UTC.
  const std::string stamp = on ? compact(on->plus_days(-1)) + "T160000Z" : "";

  Calendar calendar;
  calendar.add("BEGIN:VCALENDAR");
  calendar.add("VERSION:2.0");
  calendar.add("PRODID:-//zhicheng//dates//ZH");
  calendar.add("CALSCALE:GREGORIAN");
  calendar.add("METHOD:PUBLISH");
  calendar.add("X-WR-CALNAME:" + escaped(fmt::format("职称申报期限：{}", dates.text_at("title"))));
  calendar.add("X-WR-TIMEZONE:Asia/Shanghai");

  const std::vector<Event> events = events_of(dates);
  for (const Event& event : events) {
    const std::string words =
        escaped(fmt::format("职称申报：{}（{}）", event.deadline->text_at("title"), event.applies));
    calendar.add("BEGIN:VEVENT");
    calendar.add(fmt::format("UID:{}{}{}.{}.{}@zhicheng", id, county.empty() ? "" : "-", county, event.row,
                             event.deadline->text_at("id")));
    calendar.add("DTSTAMP:" + stamp);
    calendar.add("DTSTART;VALUE=DATE:" + compact(event.day));
    calendar.add("DTEND;VALUE=DATE:" + compact(event.day.plus_days(1)));
    calendar.add("SUMMARY:" + words);
    calendar.add("DESCRIPTION:" + escaped(description(event, dates.text_at("title"))));
    calendar.add("TRANSP:TRANSPARENT");
    calendar.add_alarm("-P6DT15H", words);
    calendar.add_alarm("-PT15H", words);
    calendar.add("END:VEVENT");
  }
  calendar.add("END:VCALENDAR");
  return events.empty() ? "" : calendar.take();
}

}  // namespace zhicheng::cli
