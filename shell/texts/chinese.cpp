#include "shell/texts/texts.h"

namespace zhicheng::texts {

const Texts& chinese() {
  static const Texts texts{
      .form = kChineseForm,

      .service = "职称申报自测",
      .private_note = "提交以前，您填的内容只留在这台设备上，不会上传。",
      .no_office = "自测只核对通知写明的条件，不代替受理和评审。",
      .back = "返回",
      .clause = "依据：{}",
      .unverified = "待核实",
      .list_mark = "、",
      .value_mark = "；",
      .named = "{}：{}",
      .sentence = "{}。{}",
      .in_brackets = "（{}）",
      .date = "{}年{}月{}日",

      .start_title = "我能报吗？",
      .start_lead =
          "回答几页问题，就知道按今年的通知能不能申报职称。每一条判断都写明依据；还差什么、差多少、哪天能满足，也一并告诉您。",
      .start_notice = "依据的通知",
      .notice_title = "通知",
      .notice_issuer = "发文单位",
      .notice_dated = "发文日期",
      .notice_year = "申报年度",
      .notice_forwards = "转发文号",
      .today = "按哪天判断",
      .year_value = "{}年度",
      .start_window = "现在能报吗：申报截止时间",
      .all_dates = "各类单位、各个通道的时间",
      .begin = "开始自测（约3分钟）",
      .resume = "继续上次（已答{}项）",
      .restart = "重新开始",
      .need_title = "手边准备好",
      .need_words = "毕业证书、现有的职称证书、开始工作的时间。记不清的可以选「不确定」。",

      .progress = "第{}页",
      .progress_near = "第{}页，最多还有{}页",
      .progress_last = "第{}页，可能是最后一页",
      .next = "下一步",
      .not_sure = "不确定",
      .not_sure_note = "选「不确定」可以先往下走，结果里会写明它影响哪一条。",
      .why_title = "依据通知的哪一条",
      .read_by = "您的回答用来判断：",
      .answers_so_far = "已经回答的{}项",
      .change = "更改",
      .see_result = "先看看现在的结果",
      .date_hint = "年、月、日，例如 2015年7月1日 或 20150701",
      .date_read = "即{}",
      .number_hint = "填数字",
      .choose_prompt = "请选择",
      .yes = "是",
      .no = "否",

      .result_title = "自测结果",
      .eligible = "符合已核对的条件",
      .eligible_closed = "条件具备，今年申报已截止",
      .eligible_words = "符合通知规定的直接申报门槛，业绩与系列条件由评审机构认定。",
      .ineligible = "不符合",
      .ineligible_words = "按您的回答，没有满足的条件：{}。",
      .ineligible_paths = "按您的回答，通知规定的申报途径都不满足。",
      .undetermined = "还不能确定",
      .undetermined_missing = "还有{}个问题没有答案，补上以后可能就有结论。",
      .undetermined_human = "通知里能核对的都核对了。还不能定的是：{}。请打电话问，见下面的「可以问谁」。",
      .answer_more = "继续回答",
      .answer_rest = "补答其余问题",
      .window_open = "申报还没有截止。{}24时前要逐级报送完，材料要早些交给单位。",
      .publicity_by = "单位最晚{}开始公示。",
      .publicity_late = "单位最晚应在{}开始公示，已经过了，请马上问单位。",
      .county_by = "旗县区的报送截止日是{}。",
      .county_earlier = "旗县区的报送日期只会更早，通知没有写，请打电话问。",
      .window_closed = "今年的申报已经截止：截止日是{}。下面的判断仍按通知的条件作出。",
      .window_unknown = "您的申报截止日还不能确定，请看下面的「时间」。",
      .cutoff = "学历、年限等算到{}。",
      .findings = "逐条核对",
      .findings_lead = "每一条都可以展开，看通知原文和判断过程。",
      .group_blocking = "必须满足的条件",
      .group_path = "申报途径（满足一条即可）",
      .group_step = "申报前要做的事（不影响结论）",
      .group_reference = "国家规定对照（仅供参考，不影响结论）",
      .not_applicable_fold = "对您不适用的{}条",
      .short_by = "还差{}天。",
      .met_from = "从{}起满足。",
      .short_by_met_from = "还差{}天，从{}起满足。",
      .missing_facts = "还缺您的回答：{}",
      .answer_it = "去回答：{}",
      .your_values = "您的情况：{}",
      .derived_values = "由您的回答和通知推算：{}",
      .not_answered = "没有回答",
      .explain = "看原文和判断过程",
      .quote_title = "通知{}",
      .steps_title = "判断过程",
      .holds = "成立",
      .holds_not = "不成立",
      .holds_perhaps = "还不知道",
      .conclusion = "结论：{}",
      .human = "要由人来认定的",
      .human_lead = "这些程序判断不了，最后由写明的单位认定。",
      .human_by = "由{}认定",
      .deadlines = "时间",
      .no_date_yet = "没有定下日期",
      .chain = "材料交到哪里",
      .chain_lead = "按顺序一级一级往上交。通知没有写明的，我们不猜，请先打电话问。",
      .office_unknown = "通知没有写明是哪个单位",
      .contacts = "可以问谁",
      .contacts_lead = "通知印出的电话，没有印区号。",
      .no_contacts = "回答单位所在地以后，这里会列出要联系的单位。",
      .call = "拨打 {}",
      .materials = "要准备的材料",
      .your_answers = "您的回答",
      .to_tasks = "去准备申报",
      .digest_note = "规则版本 {}，{}",

      .tasks_title = "申报任务清单",
      .tasks_lead = "一项一项做，随时可以回来接着做。",
      .task_check = "自测",
      .task_package = "生成申报包",
      .task_done = "已经保存过申报包。再改了内容，要重新保存。",
      .answers_given = "已回答{}项",

      .package_title = "生成申报包",
      .package_lead = "申报包是一个文件，里面有您的回答和这次的判断。交给单位或人社部门后，他们能核对出同样的结果。",
      .name = "姓名",
      .name_hint = "与身份证上的一致",
      .phone = "联系电话",
      .phone_hint = "手机号，或者带区号的固定电话",
      .employer = "工作单位（选填）",
      .employer_hint = "单位全称",
      .package_holds = "里面有什么",
      .holds_answers = "您的{}项回答",
      .holds_result = "判断的结果和依据",
      .holds_edition = "所用规则的版本：{}",
      .save = "下载申报包",
      .save_copy = "下载可以打印的副本",
      .saving = "正在生成……",
      .saved = "已经保存申报包：{}",
      .save_failed = "没有保存成功，请换一个能写入的位置再试：{}",
      .after_title = "接下来",
      .after_steps = "申报前要做的事：",
      .after_chain = "材料按这个顺序往上交：",
      .arrow = " → ",

      .keeping = kChineseKeeping,

      .nothing_chosen = "请选一项；拿不准的话，选「不确定」。",
      .no_date = "请填日期；记不清的话，选「不确定」。",
      .unreadable_date = "看不懂这个日期，请写出年、月、日，例如 2015年7月1日。",
      .no_day = "还缺哪一天：请写全年、月、日，例如 2015年7月1日。",
      .no_such_day = "没有这一天，请再看看月份和日子。",
      .far_off_year = "请再看看年份。",
      .no_number = "请填数字。",
      .no_name = "请填姓名。",
      .name_too_long = "太长了，请写短一些。",
      .no_phone = "请填联系电话。",
      .bad_phone = "电话号码应是7到15位数字。",

      .guide = kChineseGuide,
      .files = kChineseFiles,
      .filing = kChineseFiling,
  };
  return texts;
}

std::string_view word(rules::Status status, rules::Role role) {
  switch (status) {
    case rules::Status::met:
      return role == rules::Role::step ? "已完成" : "满足";
    case rules::Status::unmet:
      return role == rules::Role::step ? "未完成" : "不满足";
    case rules::Status::unknown:
      return "还不能确定";
    case rules::Status::not_applicable:
      return "不适用";
  }
  return {};
}

std::string_view word(rules::Openness openness) {
  switch (openness) {
    case rules::Openness::open:
      return "未截止";
    case rules::Openness::closed:
      return "已截止";
    case rules::Openness::unknown:
      return "未定";
  }
  return {};
}

std::string_view word(rules::LinkStatus status) {
  switch (status) {
    case rules::LinkStatus::stated:
      return "通知写明";
    case rules::LinkStatus::gap:
      return "通知没有写明";
    case rules::LinkStatus::conflict:
      return "通知前后不一致";
  }
  return {};
}

std::string_view word_of_duty(std::string_view duty) {
  if (duty == "receive") return "受理";
  if (duty == "review") return "审核";
  if (duty == "pass_on") return "报送";
  if (duty == "decide") return "评审";
  return duty;
}

std::string_view word_of_setter(std::string_view set_by) {
  if (set_by == "city") return "市里的通知规定";
  if (set_by == "county") return "看旗县区的通知";
  if (set_by == "organiser") return "看评委会组建单位的通知";
  if (set_by == "region") return "看自治区的安排";
  if (set_by == "separate_notice") return "另行通知";
  if (set_by == "derived") return "按公示五个工作日推算";
  if (set_by == "not_stated") return "通知没有写明";
  return set_by;
}

}  // namespace zhicheng::texts
