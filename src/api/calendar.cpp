#include "api/calendar.h"

#include <algorithm>
#include <vector>

#include "base/day.h"

namespace zhicheng::api {

namespace {

constexpr std::size_t kLongestLine = 75;

const base::Json::Array& items(const base::Json& object, std::string_view key) {
  static const base::Json::Array kNone;
  const base::Json* member = object.find(key);
  return member == nullptr || member->array() == nullptr ? kNone : *member->array();
}

std::string text_of(const base::Json& object, std::string_view key) { return std::string(object.text_at(key)); }

std::string joined_clauses(const base::Json& deadline) {
  std::string words;
  for (const base::Json& clause : items(deadline, "clauses")) words += (words.empty() ? "" : "、") + *clause.text();
  return words;
}

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
    add("DESCRIPTION:" + std::string(words));
    add("TRIGGER:" + std::string(trigger));
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
        same->applies += "；" + text_of(row, "title");
      }
    }
  }
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) { return a.day < b.day; });
  return events;
}

std::string description(const Event& event, std::string_view source) {
  std::string words = "适用：" + event.applies + "\n依据：" + std::string(source) + " " + joined_clauses(*event.deadline);
  const base::Json* verified = event.deadline->find("verified");
  if (verified != nullptr && *verified == base::Json(false)) words += "\n推算的日期，仅供参考。";
  if (const std::string note = text_of(*event.deadline, "note"); !note.empty()) words += "\n" + note;
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
  std::string place = edition == nullptr ? "" : text_of(*edition, "id");
  std::replace(place.begin(), place.end(), '/', '-');
  if (edition != nullptr && !edition->text_at("county").empty()) place += "-" + text_of(*edition, "county");
  const auto on = base::Day::parse(dates.text_at("on"));
  // Midnight in China, as UTC.
  const std::string stamp = on ? compact(on->plus_days(-1)) + "T160000Z" : "";

  Calendar calendar;
  calendar.add("BEGIN:VCALENDAR");
  calendar.add("VERSION:2.0");
  calendar.add("PRODID:-//zhicheng//dates//ZH");
  calendar.add("CALSCALE:GREGORIAN");
  calendar.add("METHOD:PUBLISH");
  calendar.add("X-WR-CALNAME:" + escaped("职称申报期限：" + text_of(dates, "title")));
  calendar.add("X-WR-TIMEZONE:Asia/Shanghai");

  const std::vector<Event> events = events_of(dates);
  for (const Event& event : events) {
    const std::string words = escaped("职称申报：" + text_of(*event.deadline, "title") + "（" + event.applies + "）");
    calendar.add("BEGIN:VEVENT");
    calendar.add("UID:" + place + "." + event.row + "." + text_of(*event.deadline, "id") + "@zhicheng");
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

Response calendar(const Door& door, std::string_view request) {
  Response response = door.handle(request);
  if (response.answer == Answer::refused) return response;
  const auto dates = base::read_json(response.bytes);
  response.bytes = dates ? write_calendar(*dates) : std::string();
  if (response.bytes.empty()) response.answer = Answer::no;
  return response;
}

}  // namespace zhicheng::api
