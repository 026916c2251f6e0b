// Widgets and views without a screen: what is drawn, what it means, and what comes back.
#include "shell_walker.h"

using namespace zhicheng;
using namespace zhicheng::tests;

TEST_CASE("lines break as Chinese is printed") {
  const auto width = [](char32_t c) { return c < 0x2E80 ? 5.0F : 10.0F; };
  const auto broken = [&](std::string_view text, float wide) {
    std::vector<std::string> lines;
    for (const ui::Line& line : ui::break_lines(text, wide, width))
      lines.emplace_back(text.substr(line.begin, line.end - line.begin));
    return lines;
  };
  using Lines = std::vector<std::string>;
  CHECK(broken("一二三四五六", 30) == Lines{"一二三", "四五六"});
  // No closing mark begins a line, no opening mark ends one.
  CHECK(broken("一二三，四五", 30) == Lines{"一二", "三，四", "五"});
  CHECK(broken("一二（三）四", 30) == Lines{"一二", "（三）", "四"});
  CHECK(broken("一二“三四”", 30) == Lines{"一二", "“三四”"});
  // Numbers and Latin words stay whole, unless they alone are too wide.
  CHECK(broken("日期2018-07-01止", 50) == Lines{"日期", "2018-07-01", "止"});
  CHECK(broken("abcdefgh", 20) == Lines{"abcd", "efgh"});
  CHECK(broken("one two three", 40) == Lines{"one two", "three"});
  CHECK(broken("一\n\n二", 40) == Lines{"一", "", "二"});
  // Nothing that ends a sentence, a list or a quotation begins a line; several go together.
  for (const char* mark : {"。", "，", "、", "；", "：", "？", "！", "）", "」", "』", "》", "】", "〕", "”", "’", "·", "％", "℃", "。”", "）。", "」，"}) {
    CAPTURE(mark);
    const std::string text = std::string("一二三") + mark + "四";
    CHECK(broken(text, 30).at(1).starts_with("三"));
  }
  // Nothing that opens ends a line.
  for (const char* mark : {"（", "「", "『", "《", "【", "〔", "“", "‘", "（「", "￥"}) {
    CAPTURE(mark);
    const auto lines = broken(std::string("一二") + mark + "三四", 30);
    CHECK(lines.front() == "一二");
  }
  // A dash and an ellipsis are two characters that stay together; 分隔号 stands in the middle.
  CHECK(broken("一二三——四五", 35) == Lines{"一二", "三——四", "五"});
  CHECK(broken("一二三……四五", 35) == Lines{"一二", "三……四", "五"});
  CHECK(broken("一二三／四五", 30) == Lines{"一二", "三／四", "五"});
  // A long Mongolian name breaks after its point.
  CHECK(broken("孛儿只斤·阿拉坦", 50) == Lines{"孛儿只斤·", "阿拉坦"});
  CHECK(broken("共3.5％，含1,200元", 60) == Lines{"共3.5％，含", "1,200元"});
  CHECK(broken("", 40) == Lines{""});
}

TEST_CASE("no line is too wide, and nothing is lost, for any text") {
  const auto width = [](char32_t c) { return c < 0x2E80 ? 5.0F : 10.0F; };
  const std::string_view pieces[] = {"一", "二", "（", "）", "，", "。", "a", "b", "7", " ", "“", "”", "—", "\n", "𠮷"};
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (auto i = random() % 40; i > 0; --i) text += pieces[random() % std::size(pieces)];
    std::string kept;
    for (const ui::Line& line : ui::break_lines(text, 60, width)) {
      CHECK(line.width <= 60);
      kept += text.substr(line.begin, line.end - line.begin);
    }
    for (const char space : {' ', '\n'}) {
      std::erase(text, space);
      std::erase(kept, space);
    }
    CHECK(kept == text);
  }
}

TEST_CASE("every screen is sound, on a desk and on a phone") {
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Walker walker(width);
    check_nodes(walker.page());
    walker.press(ui::Role::button, "开始自测（约3分钟）");
    int explained = 0;
    for (int i = 0; i < 30 && walker.model.screen == model::Screen::question; ++i) {
      check_nodes(walker.page());
      // Facts that only a route or a date reads have no finding to show.
      if (walker.find(ui::Role::summary, "依据通知的哪一条") != nullptr) {
        walker.press(ui::Role::summary, "依据通知的哪一条");
        check_nodes(walker.page());
        ++explained;
      }
      // First without an answer: what is wrong is said at each entry.
      walker.press(ui::Role::button, "下一步");
      CHECK(walker.count(ui::Role::alert) == walker.model.shown.size());
      check_nodes(walker.page());
      walker.leave_open();
      check_nodes(walker.page());
      walker.press(ui::Role::button, "下一步");
    }
    CHECK(explained > 8);
    CHECK(walker.model.screen == model::Screen::result);
    for (const ui::Node& node : std::vector<ui::Node>(walker.nodes())) {
      if (node.role != ui::Role::summary) continue;
      walker.twins().press(node.id);
      walker.settle();
    }
    check_nodes(walker.page());
    walker.press(ui::Role::link, "一步一步看判断过程");
    for (int i = 0; walker.find(ui::Role::button, "下一步") != nullptr && i < 200; ++i) {
      check_nodes(walker.page());
      walker.press(ui::Role::button, "下一步");
    }
    CHECK(walker.find(ui::Role::text, "全部看完，结论：还不能确定。") != nullptr);
    walker.press(ui::Role::link, "返回");
    walker.press(ui::Role::link, "时间表");
    check_nodes(walker.page());
    walker.press(ui::Role::link, "返回");
    walker.press(ui::Role::button, "去准备申报");
    walker.press(ui::Role::button, "生成申报包");
    walker.press(ui::Role::button, "下载申报包");
    CHECK(walker.find(ui::Role::alert, "请填姓名。") != nullptr);
    CHECK(walker.page().attention == walker.find(ui::Role::field, "姓名")->id);
    check_nodes(walker.page());
  }
}

TEST_CASE("what opens on a screen has its controls there, and the first fault has the keyboard") {
  Walker walker;
  walker.press(ui::Role::button, "开始自测（约3分钟）");
  CHECK(walker.find(ui::Role::heading, "您要申报什么职称？") != nullptr);
  const std::string_view series = "您要申报哪个系列的职称？";
  CHECK(walker.find(ui::Role::radio, "其他专业") == nullptr);
  walker.press(ui::Role::radio, "中级");
  walker.twins().take(walker.find(ui::Role::select, series)->id, 1);
  for (int i = 0; i < 3; ++i) walker.settle();
  // The titles of the series are said.
  CHECK(walker.find(ui::Role::status, "技术员、助理工程师、工程师、高级工程师、正高级工程师") != nullptr);
  REQUIRE(walker.find(ui::Role::radio, "其他专业") != nullptr);
  const auto turn = walker.page().attention_turn;
  walker.press(ui::Role::button, "下一步");
  CHECK(walker.page().attention_turn == turn + 1);
  CHECK(walker.page().attention == walker.find(ui::Role::radio, "计算机技术与软件")->id);
  walker.press(ui::Role::checkbox, "不确定：您要申报哪个系列的职称？");
  CHECK(walker.find(ui::Role::radio, "其他专业") == nullptr);
  CHECK(walker.find(ui::Role::select, series)->value == "0");
  walker.press(ui::Role::button, "下一步");
  CHECK(walker.find(ui::Role::heading, "您通过哪种方式申报？") != nullptr);
}

TEST_CASE("several fields filled in at once are all kept") {
  Walker walker;
  walker.model.screen = model::Screen::package;
  walker.settle();
  walker.twins().type(walker.find(ui::Role::field, "姓名")->id, "李");
  walker.twins().type(walker.find(ui::Role::field, "联系电话")->id, "8527232");
  walker.twins().type(walker.find(ui::Role::field, "姓名")->id, "李四");
  for (int i = 0; i < 3; ++i) walker.settle();
  CHECK(walker.model.form.applicant.text_at("name") == "李四");
  CHECK(walker.model.form.applicant.text_at("phone") == "8527232");
}

TEST_CASE("every page of the form is sound, on a desk and on a phone") {
  using Verb = model::Fill::Verb;
  for (const float width : {1280.0F, 390.0F}) {
    CAPTURE(width);
    Walker walker(width);
    const auto show = [&](const model::Action& action) {
      update::update(walker.model, action);
      walker.settle();
      walker.settle();
      check_nodes(walker.page());
    };
    show(model::Show{model::Screen::tasks});
    CHECK(walker.find(ui::Role::link, "个人信息") != nullptr);
    for (std::size_t group = 0; group < model::form_groups().size(); ++group) {
      show(model::Fill{Verb::open, {group}});
      if (model::form_groups()[group].list.empty()) continue;
      show(model::Fill{Verb::edit, {group, 0}});
      for (std::size_t field = 0; field < model::form_groups()[group].fields.size(); ++field) {
        show(model::Fill{Verb::put, {group, 0, field}, "看不懂"});
      }
      // What is wrong is said twice: above, and at the field.
      show(model::Fill{Verb::leave});
      auto faults = model::faults_of(walker.model, model::section_of(group));
      std::erase_if(faults, [&](const model::Place& one) { return one.group != group; });
      CHECK(walker.count(ui::Role::alert) == faults.size());
      show(model::Back{});
    }
    for (const auto screen : {model::Screen::portal, model::Screen::review}) {
      show(model::Show{screen});
      show(model::Back{});
    }
    CHECK(walker.model.screen == model::Screen::form);
  }
}

TEST_CASE("a field is left when the keyboard goes from it, and not while the pointer is down") {
  Walker walker;
  update::update(walker.model, model::Fill{model::Fill::Verb::open, model::member("born_on")});
  walker.settle();
  const ui::NodeId born = walker.find(ui::Role::field, "出生日期")->id;
  walker.twins().focus(born);
  walker.twins().type(born, "昨天");
  walker.settle();
  walker.settle();
  CHECK(walker.count(ui::Role::alert) == 0);
  CHECK(walker.model.form.typing == model::member("born_on"));
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  walker.twins().blur(born);
  walker.settle();
  walker.settle();
  CHECK(walker.count(ui::Role::alert) == 0);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  walker.settle();
  walker.settle();
  CHECK(walker.count(ui::Role::alert) == 1);
  walker.press(ui::Role::link, "更改：出生日期");
  CHECK(walker.page().attention == born);
  CHECK(walker.find(ui::Role::field, "出生日期")->value == "昨天");
}

TEST_CASE("a report for what is not there does nothing") {
  Walker walker;
  walker.twins().press(ui::id_of("nowhere"));
  walker.twins().take(walker.find(ui::Role::button, "开始自测（约3分钟）")->id, 3);
  for (int i = 0; i < 3; ++i) walker.settle();
  CHECK(walker.model.screen == model::Screen::start);
}

TEST_CASE("a page that is not drawn has the same nodes") {
  const auto walk = [](bool drawn) {
    std::vector<std::string> lines;
    std::vector<float> heights;
    Walker walker;
    if (!drawn) walker.undraw();
    for (const char* press : {"", "开始自测（约3分钟）", "下一步"}) {
      if (*press != '\0') walker.press(ui::Role::button, press);
      heights.push_back(walker.page().height);
      for (const ui::Node& node : walker.nodes()) {
        const std::uint32_t numbers[] = {node.id, static_cast<std::uint32_t>(node.role), node.flags, node.depth, node.other};
        std::string line;
        for (const std::uint32_t number : numbers) line += std::to_string(number) + "/";
        lines.push_back(line + node.label + "/" + node.value + "/" + node.extra);
      }
    }
    return std::pair(lines, heights);
  };
  const auto [drawn, heights] = walk(true);
  const auto [told, none] = walk(false);
  CHECK(drawn == told);
  CHECK(drawn.size() > 100);
  for (std::size_t i = 0; i < heights.size(); ++i) CHECK(none[i] < heights[i]);
}

TEST_CASE("neighbours share one list, and what stands between ends it") {
  Headless screen;
  screen.frame([] {
    ui::begin_page("page", "page");
    ui::header("name", "place", false);
    ui::pair("a", "1");
    ui::pair("b", "2");
    ui::text("between");
    ui::pair("c", "3");
    ui::bullet("d");
    ui::bullet("e");
    {
      const ui::Quote quote;
      ui::bullet("f");
    }
    ui::end_page();
  });
  std::vector<std::pair<ui::Role, std::uint32_t>> found;
  for (const ui::Node& node : screen.page.nodes) {
    if (node.role == ui::Role::pairs || node.role == ui::Role::bullets) found.emplace_back(node.role, node.depth);
  }
  using Role = ui::Role;
  CHECK(found == std::vector<std::pair<Role, std::uint32_t>>{{Role::pairs, 1}, {Role::pairs, 1}, {Role::bullets, 1}, {Role::bullets, 2}});
}

TEST_CASE("packed nodes say the same twice, and change with what is shown") {
  Walker walker;
  const auto first = ui::pack(walker.page());
  walker.settle();
  CHECK(ui::pack(walker.page()) == first);
  walker.press(ui::Role::button, "开始自测（约3分钟）");
  CHECK(ui::pack(walker.page()) != first);
}
