#include "shell/texts/files.h"

namespace zhicheng::texts {

const FileTexts kChineseFiles{
    .title = "申报材料",
    .short_title = "材料",
    .lead = "选好的文件只在这台设备上检查，提交以前不会上传。只收 PDF、JPEG、PNG；文件名请写清是什么材料。",
    .count = "{}/{}",
    .present = "已有",
    .lacking = "还缺",
    .choose = "选择文件，或拖到这里",
    .choose_for = "{}：选择文件",
    .replace = "更换",
    .remove = "删除",
    .cancel = "取消",
    .not_here = "只有这份文件的记录，没有文件本身（重新打开页面以后，文件要重新选）。请再选一次同一个文件。",
    .others = "其他附件",
    .looking = "正在检查 {}：{}%",
    .added = "已添加：{}",
    .removed = "已删除：{}",
    .cancelled = "已取消：{}",
    .refused = "没有添加“{}”",
    .unsorted = "拖进来的文件：{}",
    .which_material = "这些文件是哪一项材料？",
    .drop_unsorted = "不添加",
    .pages = "{}页",
    .pixels = "{}×{}像素",
    .to_package = "去生成申报包",

    .holds_files = "附件{}个（文件本身只在压缩包里）",
    .no_files = "没有附件，可以先去添加材料",
    .save_zip = "下载压缩包（连同附件）",
    .lacking_files = "压缩包里要有附件本身，这些文件请先到“材料”里重新选择：{}",
    .zipping = "正在装入附件：{}%",
    .outdated = "内容改过了，请重新下载申报包。",
    .not_made = "没有生成“{}”：{}",

    .open_title = "打开申报包",
    .open_lead = "选择以前保存的申报包：.zhicheng.json、可以打印的副本（.html）或压缩包（.zip）。文件只在这台设备上打开，不会上传。",
    .open_choose = "选择申报包，或拖到这里",
    .opening = "正在打开 {}……",
    .cannot_open = "打不开“{}”",
    .file = "文件",
    .whose = "申报人",
    .no_name = "没有写姓名",
    .edition = "规则版本",
    .created = "生成时间",
    .attachments = "附件",
    .verdict_same = "一致",
    .verdict_same_words = "按申报包写明的规则和日期重新判断，结果完全一样，内容没有被改动。",
    .verdict_differs = "不一致",
    .verdict_differs_words = "重新判断的结果与申报包里写的不同，或者内容被改动过。不同的地方列在下面。",
    .verdict_cannot = "无法判断",
    .copy_other = "副本上看得见的文字不是按包内数据写出的：可能由别的版本生成，也可能被改动过。请以这里显示的为准。",
    .differences = "不同的地方",
    .said = "申报包：{}",
    .judged = "重新判断：{}",
    .changed_since = "保存以后，申报包的内容被改动过：与它自己的校验码对不上。",
    .assessed_otherwise = "判断的过程和结果里有{}处不同",
    .left_out = "现在的规则里没有下面这些回答，接着填的时候不会载入：{}",
    .replaces_yours = "接着填会换掉您现在填的内容。",
    .go_on = "接着填",
    .to_compare = "比较两份申报包",

    .compare_title = "比较两份申报包",
    .compare_lead = "线上填报的和线下提交的应当一样。选择两份申报包，逐项看哪里不同。",
    .first = "甲",
    .second = "乙",
    .mine = "正在填的这份",
    .not_chosen = "还没有选",
    .choose_side = "{}：选择申报包，或拖到这里",
    .use_mine = "用正在填的这份作{}",
    .all_same = "完全一致：{}项、附件{}个。",
    .not_same = "不一致：{}项、附件{}个。",
    .fields = "各项",
    .same_rows = "一致的{}项",
    .same = "一致",
    .differs = "不一致",
    .missing = "缺件",
    .blank = "缺项",
    .missing_in = "{}里没有",
    .one_character = "只差一个字，很可能是笔误",
    .name_one_character = "文件名只差一个字，很可能是笔误",
    .renamed = "内容相同，名称、类别或说明不同",
    .same_name = "名称相同，内容不同",
    .all_other = "名称和内容都不同",
    .returned = "通知二(三)：线上、线下提交的材料（信息、名称等）不同的，会退回本人修改。",

    .answer_place = "回答“{}”",
    .assessment_place = "判断结果",
    .nothing = "没有",
};

std::string_view word_of_error(std::string_view code) {
  if (code.empty() || code == "platform") return "读不出这个文件，可能被移走、改名或正被别的程序占用。请关掉别的程序，再选一次。";
  if (code == "offline") return "这一步要用的程序没有下载下来。请连上网络再试，填的内容都在。";
  if (code == "truncated" || code == "zip_truncated") return "这个文件是空的，或者不完整，可能没有下载完。请重新下载或拷贝一份再试。";
  if (code == "newer_format") return "这个申报包是更新的版本做的。请刷新网页再试。";
  if (code == "zip_encrypted") return "这个压缩包加了密码。请选择没有密码的。";
  if (code == "cannot_write") return "写不下这个文件，可能空间满了。";
  if (code == "missing_key" || code == "unknown_key") return "申报包里缺了内容，或者多了不认识的内容。请选择下载时的原件。";
  if (code == "wrong_type" || code == "out_of_domain" || code == "duplicate_key" || (code.starts_with("bad_") && code != "bad_utf8")) {
    return "申报包里有一处不合要求。";
  }
  if (code.starts_with("zip_")) return "这个压缩包不是这里下载的，或者下载以后被改过。请选择下载时的原件。";
  return "这不是申报包。请选择以前下载的 .zhicheng.json、.html 或 .zip 文件。";
}

}  // namespace zhicheng::texts
