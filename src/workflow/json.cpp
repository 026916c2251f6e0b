#include "workflow/json.h"

#include <concepts>
#include <limits>
#include <type_traits>

#include "base/fields.h"
#include "base/utf8.h"
#include "workflow/shape.h"

namespace zhicheng::workflow {

using base::ErrorCode;
using base::Fault;
using base::Fields;
using base::Json;

namespace {

constexpr std::size_t kLongestText = 2'000;
constexpr std::size_t kLongestList = 2'000;
constexpr std::string_view kFormat = "zhicheng-file/1";

template <class T>
concept Named = std::is_enum_v<T>;
template <class T>
concept Described = std::is_class_v<T>;

class Writer {
 public:
  template <class T>
  void need(std::string_view key, const T& value) {
    object_.add(key, json(value));
  }
  template <class T>
  void may(std::string_view key, const T& value) {
    if constexpr (requires { value.empty(); }) {
      if (value.empty()) return;
    } else {
      if (!value) return;
    }
    need(key, value);
  }

  template <Described T>
  static Json json(const T& value) {
    Writer writer;
    // Describing names the members and changes none of them here.
    describe(writer, const_cast<T&>(value));
    return std::move(writer.object_);
  }
  static Json json(const std::string& value) { return value; }
  static Json json(bool value) { return value; }
  template <std::integral T>
  static Json json(T value) {
    return static_cast<std::int64_t>(value);
  }
  template <Named T>
  static Json json(T value) {
    return spell(value);
  }
  static Json json(base::Day value) { return value.text(); }
  template <class T>
  static Json json(const std::optional<T>& value) {
    return json(*value);
  }
  template <class T>
  static Json json(const std::vector<T>& values) {
    Json::Array made;
    for (const T& one : values) made.push_back(json(one));
    return made;
  }

 private:
  Json object_{Json::Object{}};
};

class Reader {
 public:
  Reader(Fields& fields, Fault& fault) : fields_(fields), fault_(fault) {}

  template <class T>
  void need(std::string_view key, T& value) {
    read(fields_.need(key), fields_.pointer(key), value);
  }
  template <class T>
  void may(std::string_view key, T& value) {
    const Json* found = fields_.take(key);
    if (found != nullptr && !found->is_null()) read(*found, fields_.pointer(key), value);
  }

  template <Described T>
  void read(const Json& json, std::string at, T& value) {
    Fields fields(json, std::move(at), fault_);
    Reader reader(fields, fault_);
    describe(reader, value);
    fields.done();
  }
  void read(const Json& json, std::string at, std::string& value) {
    const std::string* text = json.text();
    if (text == nullptr) return note(ErrorCode::wrong_type, std::move(at), "这里应为字符串");
    if (base::code_points(*text) > kLongestText) return note(ErrorCode::out_of_domain, std::move(at), "太长");
    value = *text;
  }
  void read(const Json& json, std::string at, bool& value) {
    if (const bool* flag = json.boolean()) {
      value = *flag;
    } else {
      note(ErrorCode::wrong_type, std::move(at), "这里应为 true 或 false");
    }
  }
  template <std::integral T>
  void read(const Json& json, std::string at, T& value) {
    const std::int64_t* number = json.integer();
    if (number == nullptr) return note(ErrorCode::wrong_type, std::move(at), "这里应为整数");
    if (!std::in_range<T>(*number)) return note(ErrorCode::out_of_domain, std::move(at), "超出范围");
    value = static_cast<T>(*number);
  }
  template <Named T>
  void read(const Json& json, std::string at, T& value) {
    std::string spelling;
    read(json, at, spelling);
    if (const auto found = named<T>(spelling)) {
      value = *found;
    } else {
      note(ErrorCode::out_of_domain, std::move(at), base::shortened(spelling));
    }
  }
  void read(const Json& json, std::string at, base::Day& value) {
    std::string text;
    read(json, at, text);
    if (const auto day = base::Day::parse(text)) {
      value = *day;
    } else {
      note(ErrorCode::bad_date, std::move(at), day.error().detail);
    }
  }
  template <class T>
  void read(const Json& json, std::string at, std::optional<T>& value) {
    if constexpr (std::is_same_v<T, base::Day>) {
      value = base::Day::from_number(0);
    } else {
      value.emplace();
    }
    read(json, std::move(at), *value);
  }
  template <class T>
  void read(const Json& json, std::string at, std::vector<T>& values) {
    const Json::Array* items = json.array();
    if (items == nullptr) return note(ErrorCode::wrong_type, std::move(at), "这里应为数组");
    if (items->size() > kLongestList) return note(ErrorCode::out_of_domain, std::move(at), "太多");
    for (std::size_t i = 0; i < items->size(); ++i) {
      T one{};
      read((*items)[i], base::pointer_to(at, i), one);
      values.push_back(std::move(one));
    }
  }

 private:
  void note(ErrorCode code, std::string at, std::string detail) { fault_.note(code, std::move(at), std::move(detail)); }

  Fields& fields_;
  Fault& fault_;
};

template <class T>
base::Result<T> read_plain(const Json& json, std::string_view at = "") {
  Fault fault;
  Fields fields(json, std::string(at), fault);
  Reader reader(fields, fault);
  T made;
  describe(reader, made);
  fields.done();
  if (fault.found()) return fault.error();
  return made;
}

template <std::size_t kPlace = 0>
Deed deed_at(std::size_t place) {
  if constexpr (kPlace + 1 < kMoves) {
    if (place != kPlace) return deed_at<kPlace + 1>(place);
  }
  return Deed(std::in_place_index<kPlace>);
}

void describe_deed(Fields& fields, Fault& fault, Deed& deed) {
  const std::string name = fields.text("do");
  const auto action = named<Action>(name);
  if (!action || static_cast<std::size_t>(*action) >= kMoves) {
    return fault.note(ErrorCode::out_of_domain, fields.pointer("do"), base::shortened(name));
  }
  deed = deed_at(static_cast<std::size_t>(*action));
  Reader reader(fields, fault);
  std::visit([&](auto& one) { describe(reader, one); }, deed);
  fields.done();
}

Json deed_json(const Deed& deed) {
  Json made = std::visit([](const auto& one) { return Writer::json(one); }, deed);
  return std::move(made.add("do", spell(action_of(deed))));
}

}  // namespace

Json write_file(const File& file) { return std::move(Writer::json(file).add("format", kFormat)); }

base::Result<File> read_file(const Json& file) {
  Fault fault;
  base::need_format(file, kFormat, "", fault);
  Fields fields(file, "", fault);
  fields.take("format");
  Reader reader(fields, fault);
  File made;
  describe(reader, made);
  fields.done();
  if (made.position >= made.chain.size()) fault.note(ErrorCode::out_of_domain, "/position", "不在报送路径上");
  if (made.submissions.empty()) fault.note(ErrorCode::missing_key, "/submissions", "没有提交");
  if (made.version < 1) fault.note(ErrorCode::out_of_domain, "/version", "应为正整数");
  if (fault.found()) return fault.error();
  return made;
}

Json write_move(const Move& move) { return std::move(deed_json(move.deed).add("version", move.version)); }

base::Result<Move> read_move(const Json& move, std::string_view at) {
  Fault fault;
  Fields fields(move, std::string(at), fault);
  Move made;
  made.version = fields.integer("version");
  describe_deed(fields, fault, made.deed);
  if (fault.found()) return fault.error();
  return made;
}

Json write_event(const Event& event) { return std::move(Writer::json(event).add("deed", deed_json(event.deed))); }

base::Result<Event> read_event(const Json& event) {
  Fault fault;
  Fields fields(event, "", fault);
  Reader reader(fields, fault);
  Event made;
  describe(reader, made);
  Fields deed(fields.need("deed"), fields.pointer("deed"), fault);
  describe_deed(deed, fault, made.deed);
  fields.done();
  if (fault.found()) return fault.error();
  return made;
}

Json write_summary(const Summary& summary) { return Writer::json(summary); }
base::Result<Summary> read_summary(const Json& summary) { return read_plain<Summary>(summary); }
Json write_record(const Record& record) { return Writer::json(record); }
base::Result<Record> read_record(const Json& record) { return read_plain<Record>(record); }

Json write_concern(const Concern& concern) {
  Json made;
  made.add("id", concern.rule->id).add("text", concern.rule->text).add("clauses", Writer::json(concern.rule->basis.clauses));
  made.add("verified", concern.rule->basis.verified).add("others", Writer::json(concern.others));
  return std::move(made.add("until", concern.until ? Json(concern.until->text()) : Json()));
}

}  // namespace zhicheng::workflow
