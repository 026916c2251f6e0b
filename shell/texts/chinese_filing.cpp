#include "shell/texts/filing.h"

#include <utility>

namespace zhicheng::texts {

const FilingTexts kChineseFiling{
    .offer = "也可以在这里直接提交，连同附件。收件的网站是 {}。",
    .to_confirm = "去提交",
    .handed_in = "已经提交，收件编号 {}。",
    .broken_off = "上一次提交没有做完，还没有回执。接着提交，不会重复。",
    .to_progress = "查看申报进度",

    .title = "提交申报",
    .again_title = "修改后再次提交",
    .lead = "到现在为止，什么也没有传出去。按“确认提交”以后，下面的内容会从这台设备传到 {}，由审核单位查看。",
    .again_lead = "改过的内容还没有传出去。按“确认提交”以后，下面的内容会从这台设备传到 {}，由审核单位查看。",
    .this_server = "这个网址的服务器",
    .replaces = "这次提交会代替收件编号 {} 原来的内容，编号和查询码不变。",
    .other_number = "这份草稿自己提交过的是收件编号 {}，和要修改的 {} 不是同一份。请核对，不要把内容交到另一份申报里。",
    .earlier = "这份草稿以前提交过：收件编号 {}，查询码 {}。",
    .outcome = "自测结果",
    .then = "报送路径",
    .goes = "会传出去的内容",
    .goes_form = "表格里填的内容：{}",
    .goes_files = "附件{}个，共 {}：{}",
    .goes_without = "没有附件",
    .not_here = "这些附件只有记录，没有文件本身，要先到“材料”里重新选择。不选也可以提交，但要补齐附件才会开始审核：{}",
    .to_files = "去重新选择文件",
    .open_title = "提交前请再看一遍",
    .problems = "核对出{}处常被退回的问题，去看看",
    .open_section = "还没有填好：{}",
    .no_material = "还没有添加的材料：{}",
    .to_materials = "去添加材料",
    .shared = "您在用公用电脑，这里不保存回执。提交以后请等收件编号和查询码出来，马上保存、打印或抄下来；在这之前不要刷新或关掉网页。",
    .no_id = "还没有填公民身份号码，或者号码不对。没有正确的号码不能提交。",
    .to_id = "去填公民身份号码",
    .confirm = "确认提交",

    .making = "正在生成申报包……",
    .handing = "正在提交……",
    .uploading = "已收到，正在上传附件：{}%",
    .bytes = "已上传 {}，共 {}",
    .stop = "停下",
    .stopped = "已经停下。接着提交时，传过的不用再传。",
    .failed = "没有提交完：{}",
    .go_on = "接着提交",
    .change = "不提交了，返回修改",

    .received = "已收到",
    .received_words = "收到不等于受理，受理结果以审核单位的答复为准。请记下收件编号和查询码。查进度、补附件、修改和撤回都要用。",
    .number = "收件编号",
    .secret = "查询码",
    .time = "收到时间",
    .revision = "提交次数",
    .revision_of = "第{}次",
    .verdict = "系统核对",
    .verdict_same = "和您自测的结果相同",
    .verdict_differs = "和您自测的结果不同，由审核单位核对",
    .verdict_cannot = "系统判断不了，由审核单位核对",
    .unfinished = "还没有核对完",
    .changed = "交的是{}时的内容，后来的改动不在里面。",
    .missing = "还缺的附件",
    .none_missing = "没有，附件齐全",
    .missing_unknown = "还没有核对完。有附件的，过几分钟查进度、再上传",
    .kept = "编号和查询码也存在本机草稿里，打开草稿就能接着办。",
    .not_kept = "这台设备不保存编号和查询码，关掉网页就没有了。请现在保存、打印或抄下来。",
    .keep = "保存回执",
    .print = "打印回执",
    .upload = "接着上传附件",
    .mark = "收件回执",
    .print_note = "收到不等于通过审核。凭收件编号和查询码查进度；查询码不要给别人。",
    .signature = "带签名的回执原文（供核验）",

    .progress_title = "申报进度",
    .progress_lead = "在网上提交以后，凭回执上的收件编号和查询码查看。",
    .number_hint = "例如 2026-7K3QX-M2P95",
    .nothing_typed = "请把收件编号和查询码都填上，两样都在回执上。",
    .look = "查进度",
    .looking = "正在查询……",
    .found = "查到了。",
    .lies_with = "办理单位：{}",
    .until = "最后一天：{}。过了这一天还没有补充更正，视为放弃申报。",
    .lapsed = "最后一天是{}，已经过了。没有补充更正，视为放弃申报。",
    .until_filing = "最后一天：{}。过了申报截止日就不能再交，也不能再补报。",
    .too_late = "最后一天是{}，已经过了，不能再补报。",
    .told_by = "{}：{}",
    .to_mend = "要补充更正的{}处",
    .mend = "去改：{}",
    .mend_now = "改好了，再次提交",
    .open_first = "要修改，请先打开提交时的草稿或申报包，再回到这里。",
    .missing_title = "还缺的附件",
    .events = "办理经过",
    .withdraw = "撤回申报",
    .withdraw_now = "确定撤回，不能恢复",
    .withdraw_reason = "申报人在网页上撤回",
    .withdrawn = "已经撤回。",
};

std::string_view word_of_refusal(std::string_view code) {
  if (code == "offline") return "网络断了，没有得到答复。填的内容都在；连上网以后接着来，不会重复。";
  if (code == "platform" || code == "no_answer") return "这个网址现在不能提交和查询。请核对网址，或者过一会儿再试。";
  if (code == "unknown_applicant") return "收件编号或查询码不对，请照回执再核对一遍。";
  if (code == "withdrawal_unknown") return "没有得到答复，不知道有没有撤回。请连上网以后再查一次进度，以查到的为准。";
  if (code == "conflict") return "刚才有人先处理了这份申报。请再查一次进度。";
  if (code == "not_now") return "现在这一步不能做。请再查一次进度。";
  if (code == "past_limit") return "补充更正的期限已经过了。";
  if (code == "other_application") return "申报人、年度、层级或系列和原来提交的不同，不能作为修改。";
  return {};
}

std::string_view word_of_event(std::string_view action) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"receive", "收到申报"},     {"complete", "附件到齐"},        {"assign", "确定办理单位"}, {"pass_on", "审核通过并上报"},
      {"return", "退回本人"},      {"notify", "一次性书面告知"},    {"accept", "送评委会"},     {"disqualify", "取消申报推荐资格"},
      {"resubmit", "收到修改后的申报"}, {"withdraw", "本人撤回"}, {"expire", "逾期，视为放弃"}};
  for (const auto& [id, word] : kWords) {
    if (id == action) return word;
  }
  return {};
}

}  // namespace zhicheng::texts
