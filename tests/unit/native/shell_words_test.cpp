// What the screens say, and do not say.
#include "shell/model/notice.h"
#include "shell_walker.h"

using namespace zhicheng;
using namespace zhicheng::tests;
using model::Fill;
using Verb = model::Fill::Verb;

namespace {

bool says(const Walker& walker, std::string_view words) {
  return std::any_of(walker.nodes().begin(), walker.nodes().end(),
                     [&](const ui::Node& node) { return node.label.find(words) != std::string::npos; });
}

void act(Walker& walker, const model::Action& action) {
  update::update(walker.model, action);
  walker.settle();
}

/// The engineer of a private firm who may file directly; `open`: facts that are not answered.
void answer(Walker& walker, std::initializer_list<std::string_view> open = {}) {
  base::Json said = *base::read_json(R"({"level":"intermediate","series":"engineering","specialty":"other","track":"regular",
    "employment":"in_service","employer_kind":"private_enterprise","employer_seat":"county","county":"150802","labour_county":"150802",
    "other_series_same_level":false,"integrity_record":false,"education":"bachelor","education_on":"2018-07-01",
    "career_on":"2018-08-01","city_work_on":"2024-01-01"})");
  for (const std::string_view fact : open) std::erase_if(*said.object(), [&](const auto& one) { return one.first == fact; });
  const auto read = rules::Answers::parse_facts(walker.model.edition->vocabulary, said, "");
  REQUIRE(read.ok());
  act(walker, model::Load{*read});
}

void put(Walker& walker, std::string_view key, std::string text) {
  act(walker, Fill{Verb::put, model::member(key), std::move(text)});
  act(walker, Fill{Verb::leave});
}

}  // namespace

TEST_CASE("a section says how much of it is filled in, and a field whether it must be") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Walker walker(width);
    act(walker, model::Show{model::Screen::tasks});
    CHECK(says(walker, "申报信息共13节，已确认0节。"));
    walker.press(ui::Role::link, "个人信息");
    CHECK(walker.find(ui::Role::field, "姓名（必填）") != nullptr);
    CHECK(walker.find(ui::Role::field, "曾用名") != nullptr);
    put(walker, "name", "巴特尔");
    walker.press(ui::Role::link, "返回");
    CHECK(walker.find(ui::Role::text, "已填1项，未确认") != nullptr);
    walker.press(ui::Role::link, "个人信息");
    put(walker, "phone", "13800000000");
    walker.press(ui::Role::button, "这一节填好了");
    CHECK(walker.model.screen == model::Screen::tasks);
    CHECK(walker.find(ui::Role::text, "已填2项，空6项") != nullptr);
    CHECK(says(walker, "申报信息共13节，已确认1节。"));
    // A list that the person says is empty has nothing blank.
    walker.press(ui::Role::link, "获奖");
    walker.press(ui::Role::button, "没有，这一节不用填");
    CHECK(walker.find(ui::Role::text, "无") != nullptr);
    for (const char* key : {"declared_true", "consent_to_check"}) put(walker, key, "true");
    CHECK(walker.find(ui::Role::text, "已填全") != nullptr);
    check_nodes(walker.page());
  }
}

TEST_CASE("a date without its day is refused with the word for just that") {
  Walker walker;
  act(walker, model::Show{model::Screen::tasks});
  walker.press(ui::Role::link, "个人信息");
  for (const char* text : {"2015年7月", "2015-07", "201507", "2015", "２０１５年７月"}) {
    CAPTURE(text);
    put(walker, "born_on", text);
    CHECK(walker.find(ui::Role::alert, "还缺哪一天：请写全年、月、日，例如 2015年7月1日。") != nullptr);
  }
  put(walker, "born_on", "去年");
  CHECK(walker.find(ui::Role::alert, "看不懂这个日期，请写出年、月、日，例如 2015年7月1日。") != nullptr);
  check_nodes(walker.page());
}

TEST_CASE("the result writes days as people do, and sets apart what was derived") {
  Walker walker;
  answer(walker);
  act(walker, model::Show{model::Screen::result});
  CHECK(says(walker, "您的情况："));
  CHECK(says(walker, "开始从事专业技术工作日期：2018年8月1日"));
  CHECK(says(walker, "由您的回答和通知推算："));
  for (const ui::Node& node : walker.nodes()) {
    CAPTURE(node.label);
    CHECK(node.label.find("2018-0") == std::string::npos);
    if (!node.label.starts_with("您的情况：")) continue;
    // Only what was asked.
    for (const rules::NamedValue& value : walker.model.edition->values) CHECK(node.label.find(value.label + "：") == std::string::npos);
  }
}

TEST_CASE("no pointer and no id of a row is shown to applicants") {
  Walker walker;
  act(walker, model::Show{model::Screen::rules});
  for (const ui::Node& node : std::vector<ui::Node>(walker.nodes())) {
    if (node.role != ui::Role::summary) continue;
    walker.twins().press(node.id);
    walker.settle();
  }
  for (const rules::Clause& clause : walker.model.edition->clauses) {
    CAPTURE(clause.id);
    CHECK_FALSE(says(walker, "：" + clause.id));
  }

  act(walker, model::Show{model::Screen::opening});
  model::Chosen& chosen = walker.model.opening.chosen;
  chosen.state = model::Chosen::State::there;
  chosen.whole = *base::read_json(R"({"copy":"","files":[],"package":{"answers":{},"applicant":{"name":"张三"},"attachments":[],
    "assessment":{"findings":[{"id":"nonpublic_direct"}]},"created":"2026-05-20T09:30:00+08:00","edition":{"id":"bayannur/2026"},"on":"2026-05-20"}})");
  walker.model.opening.verdict = *base::read_json(R"({"verdict":"differs","differences":[{"at":"/applicant/work/1/nickname","packaged":"a","judged":"b"},
    {"at":"/applicant/nickname","packaged":"a","judged":"b"},{"at":"/on","packaged":"2026-05-20","judged":"2026-05-21"},
    {"at":"/edition/digest","packaged":"a","judged":"b"},{"at":"/format","packaged":"a","judged":"b"},{"at":"/attachments/0/nickname","packaged":"a","judged":"b"},
    {"at":"/assessment/outcome","packaged":"x","judged":"y"},{"at":"/assessment/findings/0/status","packaged":"met","judged":"unmet"},
    {"at":"/assessment/findings/0/because/0/values/career_on","packaged":"2018-08-01","judged":"2018-09-01"},
    {"at":"/assessment/findings/0/because/1","packaged":[1],"judged":[2]}]})");
  walker.settle();
  walker.press(ui::Role::summary, "判断的过程和结果里有4处不同");
  for (const std::string_view words : {"工作经历第2条", "申报信息", "按哪天判断", "规则版本", "文件", "附件第1个", "判断结果", "判断结果：非公有制人才直接申报",
                                       "判断结果：非公有制人才直接申报（开始从事专业技术工作日期）", "申报包：2018年8月1日", "重新判断：不满足"}) {
    CHECK_MESSAGE(walker.find(ui::Role::text, words) != nullptr, words);
  }
  for (const ui::Node& node : walker.nodes()) {
    CAPTURE(node.label);
    CHECK(node.label.find("/a") == std::string::npos);
  }
}

TEST_CASE("the replay goes from one finding that decides to the next, and straight to the end") {
  for (const float width : {1280.0F, 390.0F}) {
    Walker walker(width);
    answer(walker);
    act(walker, model::Show{model::Screen::replay});
    const std::size_t steps = model::steps_of(walker.model.assessment).size();
    CHECK(steps > 40);
    std::size_t presses = 0;
    for (; walker.find(ui::Role::button, "下一条影响结论的") != nullptr; ++presses) {
      walker.press(ui::Role::button, "下一条影响结论的");
      check_nodes(walker.page());
      const rules::Finding& finding = *model::steps_of(walker.model.assessment)[walker.model.guide.step].finding;
      CHECK(finding.status != rules::Status::not_applicable);
      const auto role = finding.rule->role;
      CHECK((role == rules::Role::blocking || role == rules::Role::path));
    }
    CHECK(presses > 1);
    CHECK(presses < 12);
    walker.press(ui::Role::button, "跳到结论");
    CHECK(says(walker, "全部看完，结论：符合已核对的条件。"));
    CHECK(walker.find(ui::Role::button, "跳到结论") == nullptr);
  }
}

TEST_CASE("the name in the band leads home, and everything is still there") {
  Walker walker;
  CHECK(walker.find(ui::Role::link, "职称申报自测") == nullptr);  // there one is home
  answer(walker);
  act(walker, model::Show{model::Screen::tasks});
  walker.press(ui::Role::link, "个人信息");
  put(walker, "name", "巴特尔");
  for (const auto screen : {model::Screen::form, model::Screen::result, model::Screen::question, model::Screen::rules}) {
    walker.model.screen = screen;
    walker.settle();
    check_nodes(walker.page());
    walker.press(ui::Role::link, "职称申报自测");
    CHECK(walker.model.screen == model::Screen::start);
    CHECK(walker.model.way.empty());
  }
  CHECK(model::text_of(walker.model.form, model::member("name")) == "巴特尔");
  CHECK(says(walker, "继续上次"));
  act(walker, model::Begin{});
  CHECK(walker.model.screen == model::Screen::question);
  CHECK(walker.model.question == model::question_of(walker.model, *walker.model.assessment.next));
}

TEST_CASE("the summary of errors says what is to be done, and in which section") {
  Walker walker;
  act(walker, model::Show{model::Screen::tasks});
  walker.press(ui::Role::link, "个人信息");
  walker.press(ui::Role::button, "这一节填好了");
  CHECK(walker.find(ui::Role::heading, "有2处需要改正") != nullptr);
  CHECK(walker.find(ui::Role::heading, "姓名：请填姓名。") != nullptr);
  model::Concern warning;
  warning.severity = rules::Gravity::warning;
  warning.text = "工作经历第1条没有写日期。";
  const auto groups = model::form_groups();
  const auto work = std::find_if(groups.begin(), groups.end(), [](const auto& one) { return one.list == "work"; });
  warning.places = {{static_cast<std::size_t>(work - groups.begin()), 0}};
  walker.model.form.concerns = {warning};
  walker.model.screen = model::Screen::review;
  walker.settle();
  CHECK(walker.find(ui::Role::heading, "有2处需要改正，1处请核对") != nullptr);
  CHECK(walker.find(ui::Role::heading, "个人信息 · 姓名：请填姓名。") != nullptr);
  // A list's own name says it already.
  CHECK(walker.find(ui::Role::heading, "工作经历第1条没有写日期。") != nullptr);
  check_nodes(walker.page());
}

TEST_CASE("a finding that waits for an answer leads to its question and back") {
  for (const float width : {1280.0F, 390.0F}) {
    Walker walker(width);
    answer(walker, {"career_on"});
    act(walker, model::Show{model::Screen::result});
    const std::string label = "去回答：开始从事专业技术工作日期";
    const ui::Node* link = walker.find(ui::Role::link, label);
    REQUIRE(link != nullptr);
    CHECK(link->rect.h >= (width < 500 ? 44 : 24));
    check_nodes(walker.page());
    walker.press(ui::Role::link, label);
    CHECK(walker.model.screen == model::Screen::question);
    walker.press(ui::Role::link, "返回");
    CHECK(walker.model.screen == model::Screen::result);
  }
}

TEST_CASE("what the form says is not asked again for the package") {
  Walker walker;
  answer(walker);
  act(walker, model::Show{model::Screen::tasks});
  put(walker, "name", "巴特尔");
  put(walker, "phone", "12");
  act(walker, model::Show{model::Screen::package});
  CHECK(walker.find(ui::Role::field, "姓名") == nullptr);
  CHECK(walker.find(ui::Role::detail, "巴特尔") != nullptr);
  // What is wrong, or not there, is a field; and stays one while it is filled in.
  CHECK(walker.find(ui::Role::field, "联系电话") != nullptr);
  act(walker, model::Write{model::ApplicantField::employer, "某厂"});
  CHECK(walker.find(ui::Role::field, "工作单位（选填）") != nullptr);
  act(walker, model::Write{model::ApplicantField::phone, "13800000000"});
  CHECK(walker.find(ui::Role::field, "联系电话") != nullptr);
  check_nodes(walker.page());
  walker.press(ui::Role::link, "更改 姓名");
  CHECK(walker.model.screen == model::Screen::form);
  put(walker, "name", "");
  walker.press(ui::Role::link, "返回");
  CHECK(walker.model.screen == model::Screen::package);
  CHECK(walker.find(ui::Role::field, "姓名") != nullptr);
  act(walker, model::Write{model::ApplicantField::name, "巴"});
  CHECK(walker.find(ui::Role::field, "姓名") != nullptr);
}

TEST_CASE("a field that one side lacks is no paper that is missing") {
  Walker walker;
  act(walker, model::Show{model::Screen::comparing});
  walker.model.comparing.made = *base::read_json(R"({"fields":[{"at":"/applicant/phone","left":"1","status":"left_only"}],
    "attachments":[{"kind":"k","left":"a.pdf","status":"left_only"}],"same":false})");
  walker.settle();
  CHECK(walker.find(ui::Role::text, "缺项") != nullptr);
  CHECK(walker.find(ui::Role::text, "缺件") != nullptr);
}
