#include <array>
#include <utility>

#include "shell/texts/guide.h"

namespace zhicheng::texts {

constinit const Guide kChineseGuide{
    .county = "旗县区",
    .county_open = "还没有回答，先按市里的规定",
    .county_date = "{}规定的报送日期：{}",
    .code_title = "输入自测码",
    .code_hint = "以前做过自测，或者别人把自测码、链接发给了您，就整段粘贴到这里。",
    .code_asks = "现在填的内容没有存草稿，按这个自测码查看结果就没有了。确实要换，请按下面的按钮。",
    .code_replaces = "会换掉现在的{}项回答。",
    .code_take = "按自测码查看结果",

    .no_code = "没有找到自测码。自测码以 ZC 开头。",
    .wrong_sum = "自测码不对：有字符写错了、少了或者多了，请对照原来的再看一遍。",
    .newer_code = "这个自测码是更新的版本做的，请刷新网页再试。",
    .other_area = "这个自测码是按别的地方的通知做的，这里只有 {}。",
    .code_taken = "已按自测码带入{}项回答。",
    .other_year = "它是按{}年度的通知做的，现在按{}年度的通知判断。",
    .unknown_values = "这里不认识、没有带入的回答：{}。",
    .unknown_facts = "它还有这里没有的问题，没有带入。",
    .own_code = "自测码",
    .own_code_lead = "凭它随时可以再看到这个结果，也可以发给单位。里面只有您的回答，没有姓名、电话和单位名称。",
    .copy_code = "复制自测码",
    .copy_link = "复制带自测码的链接",
    .copied_code = "已复制自测码。",
    .copied_link = "已复制链接。",
    .copy_failed = "没能复制，请选中上面的自测码，自己复制。",

    .turned_answer = "已更改：{}，由「{}」改为「{}」。",
    .fallen = "「{}」的回答（{}）不再适用，已经去掉。",
    .opened = "「{}」的回答（{}）改成了不确定。",
    .turned_nothing = "回答没有变，其他回答都在。",
    .turned_outcome = "结论由「{}」变为「{}」。",
    .same_outcome = "结论没有变：{}。",
    .turned_finding = "{}：由「{}」变为「{}」。",
    .same_findings = "各条的判断都没有变。",

    .advice = "怎样会不一样",
    .advice_working = "正在算……",
    .advice_failed = "现在算不出来，请连上网络再打开这一页。",
    .advice_none = "没有哪一处单独改动就能改变结论。改了以后可能还要问别的条件，可以更改一项回答试试。",
    .advice_missing = "还有影响结论的问题没有回答，先回答完再看。",
    .advice_eligible = "已经符合通知规定的直接申报门槛，不需要改动。",
    .to_eligible = "{} → 符合通知规定的直接申报门槛",
    .to_human = "{} → 不再被通知挡住，能否申报由评审机构认定",
    .advice_check = "核对以证书、档案为准，材料要真实。",

    .dates_title = "时间表",
    .dates_own = "按您的回答（{}）列出。",
    .dates_all = "还没有回答申报层级，各层级的时间都列出来。",
    .dates_picture = "图形版在这里画出有日期的环节和今天的位置，下面的列表更全。",
    .dates_list = "各个环节",
    .today = "今天",
    .not_set = "待核实：{}",
    .by_day = "{}截止",
    .begins_by = "最晚{}开始",
    .publicity = "从{}往回数，5个完整的工作日是：{}。",
    .done_by = "由{}办理",
    .save_calendar = "下载到手机或电脑日历（.ics）",
    .save_calendar_hint = "每个定下来的日期都会提前7天和1天提醒。",
    .calendar_saved = "已经保存日历文件：zhicheng-deadlines.ics",
    .calendar_failed = "没有保存成功，请再试一次。",
    .month = "{}月",
    .day = "{}月{}日",

    .rules_title = "通知原文和规则",
    .rules_lead = "通知逐句对应{}条规则说明：{}条由条件、期限、材料等落实，{}条程序判断不了，写明理由。",
    .rules_mine = "有底色和下划线的句子与您有关；每段下面可以展开，看它怎样落实。",
    .rules_no_answers = "回答问题以后，这里会标出与您有关的句子。",
    .sought = "您要看的：{}",
    .notes = "这一段怎样落实（{}条）",
    .notes_mine = "这一段怎样落实（{}条，{}条与您有关）",
    .mine = "与您有关",
    .covered_by = "落实在：",
    .not_covered = "程序判断不了：{}",
    .reading = "疑义：{} 这里的读法：{}",
    .read_clause = "{} · 看通知原文",
    .see_clause = "在通知里看这一句",
    .to_rules = "通知原文和规则",

    .replay_title = "判断过程",
    .replay_lead = "结论是这样一步一步得出来的：先看每个条件成立不成立，再得出每一条的判断。",
    .replay_at = "第{}步，共{}步",
    .replay_finding = "第{}条，共{}条",
    .replay_before = "这一条已经看过的：",
    .replay_values = "用到的：{}",
    .replay_next = "下一步",
    .replay_previous = "上一步",
    .replay_skip = "下一条影响结论的",
    .replay_to_end = "跳到结论",
    .to_replay = "一步一步看判断过程",
    .replay_end = "全部看完，结论：{}。",
};

std::string after_parts(std::string_view words) {
  constexpr std::string_view kBelow = "以下";
  if (!words.starts_with(kBelow)) return std::string(words);
  return "以上" + std::string(words.substr(kBelow.size()));
}

std::string_view word_of_cover(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kWords{
      {{"finding", "条件"}, {"deadline", "期限"}, {"table", "表"}, {"material", "材料"}, {"process", "日程"},
       {"sanction", "责任处理"}, {"contact", "电话"}, {"quota", "名额"}, {"fee", "收费"}, {"check", "审核要点"},
       {"move", "办理动作"}, {"route", "报送"}, {"human", "由人判断"}}};
  for (const auto& [id, word] : kWords) {
    if (id == kind) return word;
  }
  return kind;
}

}  // namespace zhicheng::texts
