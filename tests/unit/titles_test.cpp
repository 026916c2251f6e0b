#include <doctest/doctest.h>

#include <string>

#include "shipped.h"

using namespace zhicheng;
using namespace zhicheng::shipped;
using base::Json;

namespace {

rules::Vocabulary vocabulary() { return *rules::Vocabulary::load(read("vocabulary.json")); }

/// "engineering/intermediate …" of the titles that a word finds.
std::string find(std::string_view word) {
  const rules::Vocabulary words = vocabulary();
  std::string found;
  for (const rules::Title* title : words.titles_like(word)) {
    found += title->name + ":" + words.find("series")->choices[title->series].id + "/" + words.find("level")->choices[title->level].id +
             (title->verified ? " " : "? ");
  }
  return found;
}

std::string refused(const Json& titles) {
  Json file = read("vocabulary.json");
  file.set("titles", Json{Json::Array{titles}});
  const auto loaded = rules::Vocabulary::load(file);
  return loaded ? "clean" : std::string(spell(loaded.error().code)) + " " + loaded.error().at;
}

}  // namespace

TEST_CASE("a title gives series and level") {
  CHECK(find("工程师").starts_with("工程师:engineering/intermediate 助理工程师:engineering/assistant 高级工程师:engineering/associate_senior "));
  CHECK(find("二级教师") == "二级教师:primary_secondary_teaching/assistant ");
  CHECK(find("译审") == "译审:translation/senior ");
  CHECK(find("播音指导") == "播音指导:broadcasting/senior? ");
  CHECK(find("主管医师") == "主管医师:health/intermediate ");
  CHECK(find("农业技术推广研究员") == "农业技术推广研究员:agriculture/senior ");
  CHECK(find("没有这个") == "");
}

TEST_CASE("a title that several series have finds them all") {
  CHECK(find("副研究馆员") == "副研究馆员:library/associate_senior 副研究馆员:cultural_heritage/associate_senior 副研究馆员:archives/associate_senior ");
  CHECK(find("主任编辑") == "主任编辑:news/associate_senior ");
  CHECK(find("编审") == "编审:publishing/senior 副编审:publishing/associate_senior ");
}

TEST_CASE("every series has titles but 林草, and no name stands twice for one place") {
  const rules::Vocabulary words = vocabulary();
  std::vector<bool> named(words.find("series")->choices.size());
  for (const rules::Title& title : words.titles()) {
    named[title.series] = true;
    int same = 0;
    for (const rules::Title& other : words.titles()) same += other.name == title.name && other.series == title.series && other.level == title.level;
    CHECK_MESSAGE(same == 1, title.name);
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::string& id = words.find("series")->choices[i].id;
    CHECK_MESSAGE(named[i] == (id != "forestry_grassland"), id);
  }
}

TEST_CASE("titles that do not fit the vocabulary are refused") {
  const Json five{Json::Array{Json{}, "甲", "乙", "丙", "丁"}};
  CHECK(refused(Json{}.add("series", "engineering").add("names", five)) == "clean");
  CHECK(refused(Json{}.add("series", "alchemy").add("names", five)) == "out_of_domain /titles/0/series");
  CHECK(refused(Json{}.add("series", "engineering").add("names", Json::Array{"甲"})) == "bad_edition /titles/0/names");
  CHECK(refused(Json{}.add("series", "engineering").add("names", Json::Array{7, "甲", "乙", "丙", "丁"})) == "wrong_type /titles/0/names/0");
  CHECK(refused(Json{}.add("series", "engineering").add("names", five).add("code", "05")) == "unknown_key /titles/0/code");
}
