// An expression of full FEEL → its value, and that value's two written forms.
#include "base/utf8.h"
#include "common.h"
#include "interpreter/interpreter.h"

using namespace zhicheng;
using fuzz::demand;
using interpreter::Request;
using interpreter::Surroundings;

namespace {

const Surroundings& surroundings() {
  static const Surroundings kKnown = [] {
    Surroundings known;
    known.regions = [](const std::string& region, std::int64_t) { return region == "Asia/Shanghai" ? std::optional<std::int64_t>{28800} : std::nullopt; };
    known.now = interpreter::read_date_time("2027-05-20T09:30:00+08:00").value;
    return known;
  }();
  return kKnown;
}

interpreter::Context names() {
  using interpreter::Decimal;
  using interpreter::List;
  interpreter::Context inner{{"a", Decimal(1)}, {"b c", "text"}};
  return {{"n", Decimal(5)}, {"full name", "张三"}, {"list", List{Decimal(1), Decimal(2), Decimal(3)}}, {"item", std::move(inner)}};
}

/// FEEL's texts and keys may hold what documents of the project may not.
bool is_ours(const base::Error& error) {
  using base::ErrorCode;
  return error.code == ErrorCode::control_character || error.code == ErrorCode::nul_byte || error.code == ErrorCode::bidi_control ||
         error.code == ErrorCode::non_ascii_key;
}

/// What goes out as JSON comes back as the same.
void check_json(const interpreter::Value& value) {
  const auto json = interpreter::json_of(value);
  if (!json) return;
  const std::string written = base::write_canonical(*json);
  const auto read = base::read_json(written, {.depth = 1000});
  if (!read && is_ours(read.error())) return;
  const auto again = interpreter::value_of(fuzz::read_back(written), surroundings());
  demand(again.has_value(), "its own form is known", written);
  const auto twice = interpreter::json_of(*again);
  demand(twice && base::write_canonical(*twice) == written, "a value comes back as it went", written);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source = fuzz::text_of(data, size);
  if (base::first_bad_utf8(source)) return 0;
  Request request;
  request.expression = source;
  request.context = names();
  request.by_hand = true;
  const auto first = interpreter::interpret(request, surroundings());
  if (first.refusal) {
    demand(!first.refusal->code.empty(), "a refusal has a code");
    return 0;
  }
  check_json(first.value);
  (void)interpreter::written(first.value);
  return 0;
}
