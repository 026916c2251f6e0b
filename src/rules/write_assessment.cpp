// An assessment as canonical JSON: the edition's fragments with the holes filled.
#include <charconv>
#include <cstring>
#include <memory>

#include "rules/assessment.h"
#include "rules/render.h"

namespace zhicheng::rules {
namespace {

using Hole = Template::Hole;

/// Many short pieces, put together where nothing is filled with zeros first.
class Sink {
 public:
  Sink& operator+=(std::string_view text) {
    if (room_ - used_ < text.size()) grow(text.size());
    std::memcpy(bytes_.get() + used_, text.data(), text.size());
    used_ += text.size();
    return *this;
  }
  Sink& operator+=(char c) {
    if (room_ == used_) grow(1);
    bytes_[used_++] = c;
    return *this;
  }
  std::string_view text() const { return {bytes_.get(), used_}; }
  std::size_t size() const { return used_; }

 private:
  static constexpr std::size_t kUsual = 20'000;

  void grow(std::size_t more) {
    const std::size_t room = 2 * room_ + more;
    auto bytes = std::make_unique_for_overwrite<char[]>(room);
    std::memcpy(bytes.get(), bytes_.get(), used_);
    bytes_ = std::move(bytes);
    room_ = room;
  }

  std::size_t room_ = kUsual;
  std::size_t used_ = 0;
  std::unique_ptr<char[]> bytes_ = std::make_unique_for_overwrite<char[]>(kUsual);
};

class Writer {
 public:
  Writer(Sink& out, const Assessment& made) : out_(out), made_(made), edition_(*made.edition), words_(edition_.fragments) {}

  FindingsSpan run() {
    out_ += "{\"chain\":";
    chain();
    out_ += ",\"contacts\":";
    list(made_.contacts, [&](const ContactRule* rule) { out_ += words_.contacts[index_in(edition_.contacts, rule)]; });
    out_ += ",\"cutoff\":";
    date_or_null(made_.cutoff);
    out_ += ",\"deadlines\":";
    list(made_.deadlines, [&](const Deadline& one) { deadline(one); });
    out_ += ',';
    out_ += words_.edition;
    out_ += ",\"findings\":";
    const std::size_t findings = out_.size();
    list(made_.findings, [&](const Finding& one) { finding(one); });
    const FindingsSpan span{findings, out_.size() - findings};
    out_ += ",\"format\":\"zhicheng-assessment/1\",\"human\":";
    list(made_.human, [&](const HumanRule* rule) { out_ += words_.human[index_in(edition_.human, rule)]; });
    out_ += ",\"materials\":";
    list(made_.materials, [&](const MaterialRule* rule) { out_ += words_.materials[index_in(edition_.materials, rule)]; });
    out_ += ",\"missing\":";
    facts(made_.missing);
    out_ += ",\"next\":";
    out_ += made_.next ? std::string_view{words_.ids[*made_.next]} : "null";
    out_ += ",\"on\":";
    date(made_.on);
    out_ += ",\"outcome\":";
    quoted(spell(made_.outcome));
    out_ += ",\"paths\":";
    list(made_.paths, [&](const PathStatus& path) {
      fill(words_.paths[index_in(edition_.paths, path.rule)], [&](const Hole&) { quoted(spell(path.status)); });
    });
    out_ += ",\"window\":";
    quoted(spell(made_.window));
    out_ += '}';
    return span;
  }

 private:
  template <class Item>
  static std::size_t index_in(const std::vector<Item>& items, const Item* item) {
    return static_cast<std::size_t>(item - items.data());
  }

  template <class Items, class Put>
  void list(const Items& items, Put put) {
    out_ += '[';
    bool first = true;
    for (const auto& item : items) {
      if (!first) out_ += ',';
      first = false;
      put(item);
    }
    out_ += ']';
  }

  template <class Put>
  void fill(const Template& words, Put put) {
    const std::string_view text = words.text;
    std::size_t from = 0;
    for (const Template::Piece& piece : words.pieces) {
      out_ += text.substr(from, piece.upto - from);
      from = piece.upto;
      put(piece.hole);
    }
    out_ += text.substr(from);
  }

  void date(base::Day day) {
    std::string text = "\"";
    day.append_to(text);
    text += '"';
    out_ += text;
  }

  void quoted(std::string_view text) {
    std::string escaped;
    base::append_quoted(escaped, text);
    out_ += escaped;
  }

  void date_or_null(const std::optional<base::Day>& day) {
    if (day) date(*day);
    if (!day) out_ += "null";
  }

  void facts(const std::vector<std::size_t>& indexes) {
    list(indexes, [&](std::size_t fact) { out_ += words_.ids[fact]; });
  }

  void chain() {
    std::size_t at = 0;
    list(made_.chain, [&](const Link& link) {
      fill(words_.links[*made_.route][at++], [&](const Hole&) {
        if (link.office.empty()) out_ += "null";
        if (!link.office.empty()) quoted(link.office);
      });
    });
  }

  void deadline(const Deadline& one) {
    fill(words_.deadlines[index_in(edition_.deadlines, one.rule)], [&](const Hole& hole) {
      if (hole.kind == Hole::Kind::date) {
        date_or_null(one.date);
      } else if (hole.kind == Hole::Kind::state) {
        quoted(spell(one.state));
      } else if (one.set_by.empty()) {
        out_ += "null";
      } else {
        quoted(one.set_by);
      }
    });
  }

  void finding(const Finding& one) {
    const FindingText& words = words_.findings[index_in(edition_.findings, one.rule)];
    out_ += '{';
    if (one.decided) out_ += words.advice[*one.decided];
    out_ += "\"because\":[";
    for (std::size_t i = 0; i < one.walked; ++i) {
      if (i > 0) out_ += ',';
      fill(words.cases[i], [&](const Hole& hole) { used(hole); });
    }
    out_ += "],";
    out_ += words.clauses_and_id;
    if (one.met_from) {
      out_ += ",\"met_from\":";
      date(*one.met_from);
    }
    out_ += ",\"missing\":";
    facts(one.missing);
    out_ += ',';
    out_ += words.role;
    if (one.short_by_days) {
      out_ += ",\"short_by\":{\"days\":";
      number(*one.short_by_days);
      out_ += '}';
    }
    out_ += ",\"status\":";
    quoted(spell(one.status));
    out_ += ',';
    out_ += words.title;
    out_ += one.verified ? ",\"verified\":true}" : ",\"verified\":false}";
  }

  void number(std::int64_t number) {
    char digits[24];
    out_ += std::string_view{digits, static_cast<std::size_t>(std::to_chars(digits, digits + sizeof digits, number).ptr - digits)};
  }

  void used(const Hole& hole) {
    switch (hole.kind) {
      case Hole::Kind::truth: {
        const Status truth = made_.truths[hole.index];
        out_ += truth == Status::met ? "\"yes\"" : truth == Status::unmet ? "\"no\"" : "\"unknown\"";
        return;
      }
      case Hole::Kind::fact: return fact(hole.index);
      case Hole::Kind::value: return value(hole.index);
      default: return date(made_.on);
    }
  }

  void fact(std::size_t index) {
    const auto& answer = made_.answers.at(index);
    if (!answer) {
      out_ += "null";
    } else if (const auto* choice = std::get_if<ChoiceIndex>(&*answer)) {
      out_ += words_.choices[index][choice->value];
    } else if (const auto* day = std::get_if<base::Day>(&*answer)) {
      date(*day);
    } else {
      quoted(readable(edition_.vocabulary.facts()[index], *answer));
    }
  }

  void value(std::size_t index) {
    const feel::Value value = made_.values[index];
    if (value.varies()) {
      out_ += "null";
      return;
    }
    if (value.kind == feel::Kind::date) return date(value.day());
    for (const auto& [symbol, label] : words_.values[index]) {
      if (value.kind == feel::Kind::symbol && symbol == value.number) {
        out_ += label;
        return;
      }
    }
    quoted(render(edition_, edition_.values[index], value));
  }

  Sink& out_;
  const Assessment& made_;
  const Edition& edition_;
  const Fragments& words_;
};

}  // namespace

FindingsSpan append_canonical(std::string& out, const Assessment& assessment) {
  Sink sink;
  FindingsSpan span = Writer(sink, assessment).run();
  span.from += out.size();
  out += sink.text();
  return span;
}

base::Json to_json(const Assessment& assessment) {
  std::string bytes;
  append_canonical(bytes, assessment);
  auto read = base::read_json(bytes);
  assert(read);
  return std::move(*read);
}

}  // namespace zhicheng::rules
