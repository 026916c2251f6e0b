// The self-test code: what goes in comes out, and nothing else does.
#include <random>

#include "shell/model/code.h"
#include "shell_person.h"

using namespace zhicheng;
using namespace zhicheng::tests;
using model::CodeFault;

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const rules::Edition& edition() {
  static const Model kModel = begin();
  return *kModel.edition;
}

bool equal(const rules::Answers& a, const rules::Answers& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a.at(i) != b.at(i)) return false;
  }
  return true;
}

/// Any answers at all: a share of the facts, any value of each.
rules::Answers any_answers(std::mt19937& random) {
  const auto& facts = edition().vocabulary.facts();
  rules::Answers answers(facts.size());
  const auto share = random() % 101;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (random() % 100 >= share) continue;
    switch (facts[i].type) {
      case rules::FactType::boolean:
        answers.set(i, random() % 2 == 0);
        break;
      case rules::FactType::choice:
        answers.set(i, rules::ChoiceIndex{random() % facts[i].choices.size()});
        break;
      case rules::FactType::date: {
        const bool usual = random() % 4 != 0;
        const auto first = usual ? base::Day::parse("1965-01-01")->number() : base::Day::first().number();
        const auto last = usual ? base::Day::parse("2054-09-17")->number() : base::Day::last().number();
        answers.set(i, base::Day::from_number(first + static_cast<std::int64_t>(random()) % (last - first + 1)));
        break;
      }
      case rules::FactType::integer:
        break;
    }
  }
  return answers;
}

Model answered_engineer() {
  Model model = begin();
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  return model;
}

}  // namespace

TEST_CASE("10,000 sets of answers come back as they were") {
  std::mt19937 random(20260520);
  std::size_t longest = 0;
  for (int round = 0; round < 10000; ++round) {
    const rules::Answers answers = any_answers(random);
    const std::string code = model::write_code(edition(), answers);
    longest = std::max(longest, code.size());
    const auto reading = model::read_code(edition(), code);
    REQUIRE(reading.fault == CodeFault::none);
    CHECK(reading.year == 2026);
    CHECK(reading.unknown.empty());
    CHECK_FALSE(reading.more);
    CHECK(equal(reading.answers, answers));
  }
  CHECK(longest <= 85);
}

TEST_CASE("every change of a character is noticed, every swap of neighbours, every lost or doubled one") {
  std::mt19937 random(7);
  std::size_t tried = 0;
  std::size_t missed = 0;
  for (int round = 0; round < 60; ++round) {
    const rules::Answers answers = any_answers(random);
    const std::string code = model::write_code(edition(), answers);
    const auto check = [&](const std::string& other) {
      if (other == code) return;
      const auto reading = model::read_code(edition(), other);
      ++tried;
      // One letter more before or behind is no part of it.
      if (reading.fault == CodeFault::none && !equal(reading.answers, answers)) ++missed;
    };
    for (std::size_t i = 0; i < code.size(); ++i) {
      if (code[i] == '-') continue;
      for (const char letter : kLetters) {
        std::string other = code;
        other[i] = letter;
        check(other);
      }
      std::string lost = code;
      check(lost.erase(i, 1));
      std::string doubled = code;
      check(doubled.insert(i, 1, code[i]));
      if (i + 1 < code.size() && code[i + 1] != '-') {
        std::string swapped = code;
        std::swap(swapped[i], swapped[i + 1]);
        check(swapped);
      }
    }
    // Up to four characters, anywhere.
    for (int i = 0; i < 500; ++i) {
      std::string other = code;
      for (auto changes = random() % 4 + 1; changes > 0; --changes) {
        const std::size_t at = 5 + random() % (code.size() - 5);
        if (other[at] != '-') other[at] = kLetters[random() % kLetters.size()];
      }
      check(other);
    }
  }
  CHECK(tried > 90000);
  CHECK(missed == 0);
}

TEST_CASE("a code that people have written down stays readable") {
  const Model model = answered_engineer();
  const std::string code = model::write_code(*model.edition, model.answers);
  CHECK(code == "ZC26-04CC5-JJ494-EK2K0-ACEAN-1D000-10FYM-ZNP");
  CHECK(code.size() <= 47);
}

TEST_CASE("a code is found in what is pasted") {
  const Model model = answered_engineer();
  const std::string code = model::write_code(*model.edition, model.answers);
  std::string small;
  for (const char c : code) small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  std::string wide;
  for (const char c : code) {
    if (c == '-') {
      wide += "－";
    } else {
      // U+FF01 to U+FF5E stand for U+0021 to U+007E.
      const int point = 0xFF00 + c - 0x20;
      wide += {static_cast<char>(0xEF), static_cast<char>(0x80 | (point >> 6 & 0x3F)), static_cast<char>(0x80 | (point & 0x3F))};
    }
  }
  std::string broken = code;
  broken.insert(20, "\r\n ");
  std::string bare = code;
  std::erase(bare, '-');
  std::string misread = code;
  for (char& c : misread) c = c == '0' ? 'O' : c == '1' ? 'l' : c;
  const std::string address = "https://zc.example/zc/?on=2026-05-20#" + code;
  for (const std::string& text :
       {code, small, wide, broken, bare, misread, " " + code + "\n", "#" + code, address, address + "&from=singlemessage&isappinstalled=0",
        address + "。", address + "】", "【自测】我的自测码：" + code + "，请看。", "「" + code + "」", address + " 请您看一下", code + " ZC26",
        address + "\n发自我的手机", "(" + code + ")", code + "...", code + "?"}) {
    CAPTURE(text);
    const auto reading = model::read_code(*model.edition, text);
    CHECK(reading.fault == CodeFault::none);
    if (reading.fault == CodeFault::none) {
      rules::Answers answers = reading.answers;
      answers.set(index_of(model, "apply_year"), std::int64_t{2026});
      CHECK(equal(answers, model.answers));
    }
  }
  for (const std::string& text : {std::string(), std::string("没有"), std::string("https://a.example/"), std::string("\xFF\xFE")}) {
    CHECK(model::read_code(*model.edition, text).fault == CodeFault::no_code);
  }
  CHECK(model::read_code(*model.edition, "ZC").fault == CodeFault::wrong_sum);
  CHECK(model::read_code(*model.edition, code.substr(0, code.size() - 1)).fault == CodeFault::wrong_sum);
}

TEST_CASE("a code says whose notice and which year it is of") {
  const Model model = answered_engineer();
  rules::Edition other;
  other.id = "bayannur/2025";
  other.year = 2025;
  other.vocabulary = model.edition->vocabulary;
  const auto last_year = model::read_code(*model.edition, model::write_code(other, model.answers));
  CHECK(last_year.fault == CodeFault::none);
  CHECK(last_year.year == 2025);
  other.id = "ordos/2026";
  other.year = 2026;
  CHECK(model::read_code(*model.edition, model::write_code(other, model.answers)).fault == CodeFault::other_area);
}

TEST_CASE("what a later vocabulary knows besides is named, and the rest is taken") {
  const Model model = answered_engineer();
  // A vocabulary that has lost its last fact and a level reads a code of the whole one.
  auto file = *rules::Library::load(rules::embedded_files())->source("vocabulary.json");
  base::Json::Array& facts = *const_cast<base::Json*>(file.find("facts"))->array();
  rules::Answers answers = model.answers;
  answers.set(index_of(model, "declared_true"), true);
  answers.set(index_of(model, "level"), rules::ChoiceIndex{4});
  const std::string code = model::write_code(*model.edition, answers);
  facts.pop_back();
  for (base::Json& fact : facts) {
    if (fact.text_at("id") != "level") continue;
    const_cast<base::Json*>(fact.find("choices"))->array()->pop_back();
    fact.set("groups", base::Json::Array{});
  }
  file.set("questions", base::Json::Array{});
  file.set("titles", base::Json::Array{});
  auto vocabulary = rules::Vocabulary::load(file);
  REQUIRE_MESSAGE(vocabulary.ok(), (vocabulary.ok() ? "" : vocabulary.error().at + " " + vocabulary.error().detail));
  rules::Edition older;
  older.id = model.edition->id;
  older.year = 2026;
  older.vocabulary = *vocabulary;
  const auto reading = model::read_code(older, code);
  CHECK(reading.fault == CodeFault::none);
  CHECK(reading.more);
  REQUIRE(reading.unknown.size() == 1);
  CHECK(older.vocabulary.facts()[reading.unknown[0]].id == "level");
  CHECK(reading.answers.at(index_of(model, "career_on")) == answers.at(index_of(model, "career_on")));
}

TEST_CASE("a code leads to the result of its answers") {
  const Model engineer = answered_engineer();
  const std::string code = model::write_code(*engineer.edition, engineer.answers);
  Model model = begin();
  act(model, model::TypeCode{"ZC26-AAAAA"});
  act(model, model::TakeCode{model.guide.code});
  CHECK(model.screen == Screen::start);
  CHECK(model.guide.code_fault == CodeFault::wrong_sum);
  act(model, model::TypeCode{code});
  CHECK(model.guide.code_fault == CodeFault::none);
  act(model, model::TakeCode{model.guide.code});
  CHECK(model.screen == Screen::result);
  CHECK(equal(model.answers, engineer.answers));
  CHECK(model.assessment.outcome == rules::Outcome::eligible);
  CHECK(model.edition->county == std::optional<std::string>("150802"));
  CHECK(model.guide.taken.has_value());
  act(model, model::Back{});
  CHECK(model.screen == Screen::start);

  // The files of what was filled in before are forgotten.
  CHECK(carry_out_calls(model).work == model::Work::drop);
  act(model, model::CopyCode{true});
  const model::Errand errand = carry_out_calls(model);
  CHECK(errand.work == model::Work::copy);
  CHECK(errand.bytes == "#" + code);
  act(model, model::Answered{{errand.id, false, {}}});
  CHECK(model.guide.copying == model::Handing::failed);
}
