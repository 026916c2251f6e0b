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
    CHECK(walker.find(ui::Role::text, "材料 1/5") != nullptr);
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
    CHECK(walker.find(ui::Role::text, "判断结果（/assessment/outcome）") != nullptr);

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
