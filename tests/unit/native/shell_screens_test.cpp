// The screens of notice, code, files, opened and compared packages.
#include "shell_walker.h"

using namespace zhicheng;
using namespace zhicheng::tests;

TEST_CASE("the notice opens at a sentence, with all its rows, and Back leads to the link that was pressed") {
  for (const float width : {1280.0F, 390.0F}) {
    Walker walker(width);
    walker.press(ui::Role::link, "通知原文和规则");
    CHECK(walker.find(ui::Role::heading, "通知原文和规则") != nullptr);
    for (const ui::Node& node : std::vector<ui::Node>(walker.nodes())) {
      if (node.role != ui::Role::summary) continue;
      walker.twins().press(node.id);
      walker.settle();
    }
    check_nodes(walker.page());
    std::size_t rows = 0;
    for (const rules::Clause& clause : walker.model.edition->clauses) {
      rows += static_cast<std::size_t>(std::count_if(walker.nodes().begin(), walker.nodes().end(), [&](const ui::Node& node) {
        return node.role == ui::Role::item && node.id == ui::id_of("note/" + clause.id);
      }));
    }
    CHECK(rows > 80);  // rows that say the same share one
    walker.press(ui::Role::link, "返回");

    walker.press(ui::Role::button, "开始自测（约3分钟）");
    walker.press(ui::Role::radio, "中级");
    walker.press(ui::Role::summary, "依据通知的哪一条");
    const auto link = std::find_if(walker.nodes().begin(), walker.nodes().end(), [](const ui::Node& node) {
      return node.role == ui::Role::link && node.label.starts_with("在通知里看这一句");
    });
    REQUIRE(link != walker.nodes().end());
    const ui::NodeId pressed = link->id;
    walker.twins().press(pressed);
    walker.settle();
    walker.settle();
    CHECK(walker.model.screen == model::Screen::rules);
    CHECK(walker.page().attention == ui::id_of("sought"));
    check_nodes(walker.page());
    // What was looked for is marked in the running text, which stays whole.
    const auto marked = std::find_if(walker.nodes().begin(), walker.nodes().end(), [](const ui::Node& node) {
      return node.role == ui::Role::text && node.extra.find('\2') != std::string::npos;
    });
    REQUIRE(marked != walker.nodes().end());
    std::string whole = marked->extra;
    std::erase_if(whole, [](char c) { return c >= '\1' && c <= '\3'; });
    CHECK(whole == marked->label);
    walker.press(ui::Role::link, "返回");
    CHECK(walker.page().attention == pressed);
    CHECK(walker.model.drafts.at(walker.model.shown.front()).choice.has_value());
  }
}

TEST_CASE("a self-test code that is wrong is said at its field") {
  Walker walker;
  walker.press(ui::Role::button, "按自测码查看结果");
  CHECK(walker.find(ui::Role::alert, "没有找到自测码。自测码以 ZC 开头。") != nullptr);
  CHECK(walker.page().attention == walker.find(ui::Role::field, "输入自测码")->id);
  check_nodes(walker.page());
}

TEST_CASE("files are chosen, shown on their way, and removed, on a desk and on a phone") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Walker walker(width);
    walker.model.screen = model::Screen::files;
    walker.settle();
    check_nodes(walker.page());
    const ui::Node* chooser = walker.find(ui::Role::file, "学历证明：选择文件");
    REQUIRE(chooser != nullptr);
    CHECK(chooser->extra == ".pdf,.jpg,.jpeg,.png");
    walker.twins().type(chooser->id, "1 400 毕业证.pdf\n2 10 学位证.pdf");
    for (int i = 0; i < 3; ++i) walker.settle();
    REQUIRE(walker.model.files.looking.size() == 2);
    model::Progress progress = walker.model.files.looking[0].progress;
    progress.done = 130;
    update::update(walker.model, model::Progressed{progress});
    walker.settle();
    check_nodes(walker.page());
    CHECK(walker.find(ui::Role::progress, "毕业证.pdf")->value == "32");
    CHECK(walker.find(ui::Role::status, "正在检查 毕业证.pdf：25%") != nullptr);
    walker.press(ui::Role::link, "取消 学位证.pdf");
    CHECK(walker.model.files.looking.size() == 1);
    const std::string entry = R"({"bytes":400,"faults":[],"kind":"education_proof","name":"毕业证.pdf","pages":3,"sha256":"00","type":"application/pdf"})";
    update::update(walker.model, model::Answered{{progress.errand, true, entry}});
    walker.settle();
    check_nodes(walker.page());
    CHECK(walker.find(ui::Role::text, "PDF、3页、1 KB") != nullptr);
    CHECK(walker.find(ui::Role::heading, "材料 1/5") != nullptr);
    CHECK(walker.find(ui::Role::file, "更换 毕业证.pdf")->rect.h >= 44);
    walker.press(ui::Role::link, "删除 毕业证.pdf");
    CHECK(walker.model.files.attached.empty());
    CHECK(walker.find(ui::Role::status, "已删除：毕业证.pdf") != nullptr);
  }
}

TEST_CASE("a package that was opened, and two that are compared, are sound pages") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Walker walker(width);
    walker.press(ui::Role::button, "打开申报包");
    walker.twins().type(walker.find(ui::Role::file, "选择申报包，或拖到这里")->id, "1 9 甲.zip");
    for (int i = 0; i < 3; ++i) walker.settle();
    CHECK(walker.find(ui::Role::status, "正在打开 甲.zip……") != nullptr);
    model::Chosen& chosen = walker.model.opening.chosen;
    chosen.state = model::Chosen::State::there;
    chosen.whole = *base::read_json(R"({"copy":"other","files":[{"name":"a.pdf","state":"missing"}],"package":{"answers":{"shoe_size":43},
      "applicant":{"name":"张三"},"attachments":[{"name":"a.pdf"}],"created":"2026-05-20T09:30:00+08:00","edition":{"id":"bayannur/2025"},"on":"2026-05-20"}})");
    walker.model.opening.verdict = *base::read_json(R"({"verdict":"reproduced","differences":[]})");
    walker.settle();
    CHECK(walker.find(ui::Role::status, "甲.zip：不一致") != nullptr);
    walker.model.opening.verdict = *base::read_json(R"({"verdict":"differs","differences":[{"at":"/digest","packaged":"a","judged":"b"},
      {"at":"/applicant/work/1/from","packaged":null,"judged":true},{"at":"/assessment/outcome","packaged":"x","judged":"y"}]})");
    walker.settle();
    check_nodes(walker.page());
    CHECK(walker.find(ui::Role::detail, "2026年5月20日 09:30") != nullptr);
    for (const std::string_view words : {"工作经历第2条的开始日期", "申报包：没有", "重新判断：是", "缺件"}) {
      CHECK_MESSAGE(walker.find(ui::Role::text, words) != nullptr, words);
    }
    CHECK(walker.find(ui::Role::text, "现在的规则里没有下面这些回答，接着填的时候不会载入：shoe_size") != nullptr);
    CHECK(walker.find(ui::Role::text, "副本上看得见的文字不是按包内数据写出的：可能由别的版本生成，也可能被改动过。请以这里显示的为准。") != nullptr);
    walker.press(ui::Role::summary, "判断的过程和结果里有1处不同");
    check_nodes(walker.page());
    CHECK(walker.find(ui::Role::text, "判断结果") != nullptr);

    walker.press(ui::Role::link, "比较两份申报包");
    check_nodes(walker.page());
    walker.model.comparing.made = *base::read_json(R"({"fields":[{"at":"/answers/level","left":"intermediate","right":"senior","status":"differs"},
      {"at":"/applicant/phone","left":"1","status":"left_only"},{"at":"/applicant/name","left":"张","right":"张","status":"same"}],
      "attachments":[{"kind":"k","left":"a.pdf","right":"b.pdf","status":"differs","renamed":true,"same_bytes":true,"one_character":true}],
      "same":false,"sealed":{"left":true,"right":false}})");
    walker.settle();
    check_nodes(walker.page());
    for (const std::string_view words : {"甲：中级", "乙：正高级", "乙：没有", "内容相同，名称、类别或说明不同", "乙：保存以后，申报包的内容被改动过：与它自己的校验码对不上。"}) {
      CHECK_MESSAGE(walker.find(ui::Role::text, words) != nullptr, words);
    }
    CHECK(walker.find(ui::Role::status, "不一致：2项、附件1个。") != nullptr);
    walker.press(ui::Role::summary, "一致的1项");
    check_nodes(walker.page());
  }
}

namespace {

bool says(const Walker& walker, std::string_view words) {
  return std::any_of(walker.nodes().begin(), walker.nodes().end(),
                     [&](const ui::Node& node) { return node.label.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("a draft that could not be stored is said on every page") {
  Walker walker;
  walker.press(ui::Role::button, "开始自测（约3分钟）");
  walker.model.answers.set(*walker.model.edition->vocabulary.index_of("integrity_record"), false);
  walker.model.keeping.state = model::Keeping::State::full;
  for (const auto screen : {model::Screen::question, model::Screen::result, model::Screen::tasks, model::Screen::package}) {
    walker.model.screen = screen;
    walker.settle();
    CHECK(walker.count(ui::Role::alert) == 1);
    CHECK(says(walker, "草稿没有存上"));
    check_nodes(walker.page());
  }
  walker.model.keeping.shared_computer = true;
  walker.settle();
  CHECK_FALSE(says(walker, "草稿没有存上"));
}

TEST_CASE("what cannot be taken back is pressed twice, in two places") {
  Walker walker;
  walker.model.keeping.state = model::Keeping::State::ready;
  walker.model.keeping.kept = {{"1", "中级 工程技术", "2026-05-20T09:30:00+08:00", {}}};
  walker.settle();
  check_nodes(walker.page());
  walker.press(ui::Role::summary, "删除");
  CHECK(walker.model.keeping.kept.size() == 1);
  check_nodes(walker.page());
  walker.press(ui::Role::button, "确定删除");
  CHECK(walker.model.keeping.kept.empty());
  CHECK(says(walker, "已经删除这份草稿。"));
  CHECK(walker.page().attention == ui::id_of("drafts"));

  walker.model.answers.set(*walker.model.edition->vocabulary.index_of("integrity_record"), false);
  walker.settle();
  CHECK(walker.find(ui::Role::button, "重新开始") != nullptr);
  walker.model.keeping.shared_computer = true;
  for (int i = 0; i < 2; ++i) {
    walker.model.answers.set(*walker.model.edition->vocabulary.index_of("integrity_record"), false);
    walker.settle();
    CHECK(walker.find(ui::Role::button, "确定清空，不能恢复") == nullptr);
    walker.press(ui::Role::summary, "重新开始");
    CHECK(model::has_answers(walker.model));
    walker.press(ui::Role::button, "确定清空，不能恢复");
    CHECK_FALSE(model::has_answers(walker.model));
  }
}

TEST_CASE("why a file is not taken is said in words, whatever was found in it") {
  Walker walker;
  walker.model.screen = model::Screen::opening;
  auto& chosen = walker.model.opening.chosen;
  const std::pair<const char*, const char*> cases[] = {
      {R"({"code":"syntax","at":"","detail":"h"})", "这不是申报包。"},
      {R"({"code":"bad_utf8","at":"","detail":"字节 0"})", "这不是申报包。"},
      {R"({"code":"unknown_format","at":"/format","detail":"zhicheng-answers/1"})", "这不是申报包。"},
      {R"({"code":"truncated","at":"","detail":"truncated"})", "这个文件是空的"},
      {R"({"code":"missing_key","at":"","detail":"applicant"})", "申报包里缺了内容"},
      {R"({"code":"wrong_type","at":"/body/applicant/name","detail":"7"})", "姓名"},
      {R"({"code":"offline","at":"","detail":""})", "请连上网络再试"},
      {R"({"code":"platform","at":"","detail":"NotFoundError"})", "读不出这个文件"}};
  for (const auto& [error, words] : cases) {
    CAPTURE(error);
    chosen.state = model::Chosen::State::failed;
    chosen.whole = *base::read_json(error);
    walker.settle();
    CHECK(says(walker, words));
    CHECK_FALSE(says(walker, "/format"));
    CHECK_FALSE(says(walker, "（）"));
  }
  walker.model.files.refused.push_back({"education_proof", "a.pdf", {}, *base::read_json(R"({"code":"offline"})")});
  walker.model.files.attached.push_back({base::Json{}.add("kind", "education_proof").add("name", "b.pdf"), true});
  walker.model.screen = model::Screen::files;
  walker.settle();
  CHECK(says(walker, "请连上网络再试"));
}

TEST_CASE("the list of tasks leads to everything, and says how the self-check stands") {
  Walker walker;
  walker.press(ui::Role::button, "开始自测（约3分钟）");
  walker.model.screen = model::Screen::tasks;
  walker.settle();
  CHECK(says(walker, "还不能确定"));
  const std::pair<const char*, model::Screen> links[] = {{"时间表", model::Screen::dates},
                                                         {"通知原文和规则", model::Screen::rules},
                                                         {"判断过程", model::Screen::replay},
                                                         {"打开申报包", model::Screen::opening},
                                                         {"比较两份申报包", model::Screen::comparing}};
  for (const auto& [label, screen] : links) {
    walker.press(ui::Role::link, label);
    CHECK(walker.model.screen == screen);
    walker.press(ui::Role::link, "返回");
    CHECK(walker.model.screen == model::Screen::tasks);
  }
  walker.model.screen = model::Screen::portal;
  walker.settle();
  CHECK(walker.find(ui::Role::link, "比较两份申报包") != nullptr);
  // A change made while checking everything once more is told there.
  walker.model.guide.turned.emplace();
  walker.model.screen = model::Screen::review;
  walker.settle();
  CHECK(says(walker, "回答没有变"));
}
