#include <doctest/doctest.h>

#include <string>

#include "interpreter/interpreter.h"
#include "interpreter/pattern.h"

using namespace zhicheng::interpreter;

namespace {

Decimal of(std::string_view text) { return *Decimal::parse(text); }

/// Paris, with its clocks of the spring of 2021.
std::optional<std::int64_t> clocks(const std::string& region, std::int64_t local_seconds) {
  if (region != "Europe/Paris") return std::nullopt;
  constexpr std::int64_t kChange = 1'616'896'800;  // 2021-03-28T02:00:00, when it becomes 03:00:00
  if (local_seconds >= kChange && local_seconds < kChange + 3600) return std::nullopt;
  return local_seconds < kChange ? 3600 : 7200;
}

/// What FEEL writes, or the code of the refusal.
std::string ask(std::string_view expression) {
  const Surroundings surroundings{clocks, std::nullopt};
  Request request;
  request.expression = expression;
  request.by_hand = true;
  const Outcome outcome = interpret(request, surroundings);
  return outcome.refusal ? outcome.refusal->code : written(outcome.value);
}

}  // namespace

TEST_CASE("decimals keep 34 digits and their value") {
  CHECK(add(of("0.1"), of("0.2")).text() == "0.3");
  CHECK(multiply(of("1.10"), of("-2")).text() == "-2.20");
  CHECK(divide(of("1"), of("8")).text() == "0.125");
  CHECK(divide(of("100"), of("4")).text() == "25");
  CHECK(divide(of("2"), of("3")).text() == "0.6666666666666666666666666666666667");
  CHECK(compare(of("1e3"), of("1000.00")) == 0);
  CHECK(compare(of("-0"), of("0")) == 0);
  CHECK(compare(of("-2"), of("-1.5")) < 0);
  CHECK(add(of("1e40"), of("1")).text() == "10000000000000000000000000000000000000000");
  CHECK(subtract(of("1e33"), of("0.1")).text() == "999999999999999999999999999999999.9");
  CHECK(subtract(of("1"), of("1e-50")).text() == "1");
  CHECK(of("12345678901234567890123456789012345").text() == "12345678901234567890123456789012340");
  CHECK(of("12345678901234567890123456789012335").text() == "12345678901234567890123456789012340");
  CHECK_FALSE(Decimal::parse("1,5"));
  CHECK_FALSE(Decimal::parse(""));
  CHECK_FALSE(Decimal::parse("1e"));
}

TEST_CASE("rounding") {
  CHECK(of("2.5").rounded(0, Rounding::half_even).text() == "2");
  CHECK(of("3.5").rounded(0, Rounding::half_even).text() == "4");
  CHECK(of("-2.5").rounded(0, Rounding::half_up).text() == "-3");
  CHECK(of("2.51").rounded(0, Rounding::half_down).text() == "3");
  CHECK(of("0.001").rounded(2, Rounding::up).text() == "0.01");
  CHECK(of("-0.001").rounded(2, Rounding::floor).text() == "-0.01");
  CHECK(of("999").rounded(-1, Rounding::up).text() == "1000");
  CHECK(of("4").rounded(-1, Rounding::half_up).text() == "0");
  CHECK(of("5").rounded(-1, Rounding::half_even).text() == "0");
  CHECK(of("4").rounded(-2, Rounding::up).text() == "100");
}

TEST_CASE("functions to 34 digits") {
  CHECK(square_root(of("2"))->text() == "1.414213562373095048801688724209698");
  CHECK(square_root(of("1e-20"))->text() == "0.0000000001");
  CHECK(exponential(of("1"))->text() == "2.718281828459045235360287471352662");
  CHECK(exponential(of("-1"))->text() == "0.3678794411714423215955237701614609");
  CHECK(natural_logarithm(of("10"))->text() == "2.302585092994045684017991454684364");
  CHECK(natural_logarithm(of("1"))->text() == "0");
  CHECK(power(of("2"), of("100"))->text() == "1267650600228229401496703205376");
  CHECK(power(of("2"), of("0.5"))->text() == "1.414213562373095048801688724209698");
  CHECK_FALSE(natural_logarithm(of("0")));
  CHECK_FALSE(power(of("9"), of("9999999")));
}

TEST_CASE("calendar far from today") {
  CHECK(Date::from_number(0).text() == "1970-01-01");
  CHECK(Date{-2021, 1, 1}.plus_months(-1).text() == "-2022-12-01");
  for (const std::int64_t number : {-1'000'000'000LL, -800'000LL, -1LL, 0LL, 59LL, 11'016LL, 700'000'000LL}) {
    CHECK(Date::from_number(number).number() == number);
  }
  CHECK(Date{2020, 12, 31}.week_of_year() == 53);
  CHECK(Date{2021, 1, 3}.week_of_year() == 53);
  CHECK(Date{2021, 1, 4}.week_of_year() == 1);
  CHECK(read_span("P1DT2H3M4.5S").value->text() == "P1DT2H3M4.5S");
  CHECK_FALSE(read_span("P1DT").value);
  CHECK_FALSE(read_span("P1Y1D").value);
  CHECK(read_months("-P14M").value->text() == "-P1Y2M");
}

TEST_CASE("grammar") {
  CHECK(ask("1 + 2 * 3 - 4 / 2") == "5");
  CHECK(ask("-2 ** 2") == "4");
  CHECK(ask("[1..3] = [1..3[") == "false");
  CHECK(ask("2 in ]1..3[") == "true");
  CHECK(ask("(> 5)") == "(>5)");
  CHECK(ask("if true then if false then 1 else 2 else 3") == "2");
  CHECK(ask("for i in 1..2, j in i..2 return [i, j]") == "[[1, 1], [1, 2], [2, 2]]");
  CHECK(ask("{a: 1, \"b c\": 2}.b c") == "2");
  CHECK(ask("1 /* one */ + // two\n 1") == "2");
  CHECK(ask("true and") == "bad_expression");
  CHECK(ask("1 2") == "bad_expression");
  CHECK(ask("[1, 2") == "bad_expression");
  CHECK(ask("\"a") == "bad_expression");
  CHECK(ask("sort") == "unknown_name");
  CHECK(ask("@\"2021-03-28T02:30:00@Europe/Paris\"") == "uncertain");
  CHECK(ask("@\"2021-03-28T03:30:00@Europe/Paris\".time offset") == "@\"PT2H\"");
  CHECK(ask("@\"2021-03-28T00:00:00@Nowhere/Else\"") == "uncertain");
  CHECK(ask("today()") == "unsupported_function");
}

TEST_CASE("patterns") {
  const auto find = [](std::string_view pattern, std::string_view text, std::string_view flags = "") {
    const Pattern made = Pattern::compile(pattern, flags);
    if (made.fault() == Pattern::Fault::invalid) return std::string("invalid");
    if (made.fault() == Pattern::Fault::unsure) return std::string("unsure");
    bool gave_up = false;
    const auto match = made.find(code_points_of(text), 0, gave_up);
    if (gave_up) return std::string("too much");
    return match ? std::to_string(match->start) + "-" + std::to_string(match->end) : std::string("none");
  };
  CHECK(find("b+", "abbc") == "1-3");
  CHECK(find("b+?", "abbc") == "1-2");
  CHECK(find("(a|ab)(c|bcd)(d*)", "abcd") == "0-4");
  CHECK(find("[a-z-[aeiou]]+", "aeibc") == "3-5");
  CHECK(find("^b", "a\nb", "m") == "2-3");
  CHECK(find("^b", "a\nb") == "none");
  CHECK(find(".", "\n") == "none");
  CHECK(find(".", "\n", "s") == "0-1");
  CHECK(find("(.)\\1", "abba") == "1-3");
  CHECK(find("x{2,3}", "xxxx") == "0-3");
  CHECK(find("申.", "职称申报") == "2-4");
  CHECK(find("(a*)*b", std::string(200, 'a')) == "too much");
  for (const std::string_view bad : {"(", ")", "[a", "a**", "*a", "a{2,1}", "\\1", "(a\\1)", "[z-a]", "a{", "\\"}) {
    CHECK_MESSAGE(find(bad, "a") == "invalid", bad);
  }
  CHECK(find("\\p{Lu}", "A") == "unsure");
}
