#include "shell/texts/keeping.h"

namespace zhicheng::texts {

const KeepingTexts kChineseKeeping{
    .resume = "继续上次",
    .untitled = "还没有选层级和系列",
    .draft = "{}，{}保存",
    .title = "本机草稿",
    .open = "打开",
    .remove = "删除",
    .kept_here = "草稿只存在这台设备的这个浏览器里，可能被浏览器清掉。填好以后请下载申报包，以下载的文件为准。",
    .full = "草稿没有存上：浏览器不让写，或者空间满了。请尽快下载申报包，关掉网页会丢失后来的改动。",
    .impossible = "这里不能保存草稿，关掉以后答案就没有了。填好以后请下载申报包。",
    .shared = "我在用公用电脑，不要保存草稿",
    .shared_note = "已经删掉本机的全部草稿。关掉网页，答案就没有了。",
    .forget_all = "清除本机数据",
    .forgotten = "本机的草稿已经全部删除。",
    .removed = "已经删除这份草稿。",
    .not_forgotten = "没有删掉，草稿还在这台设备上：浏览器不让改。请再试一次，或者在浏览器的设置里清除这个网站的数据。",
    .remove_now = "确定删除",
    .remove_code_now = "确定删除，查询码会一起删除",
    .forget_all_now = "确定清除，不能恢复",
    .forget_codes_now = "确定清除，查询码会一起删除，不能恢复",
    .shared_now = "确定，本机草稿和查询码会一起删除",
    .handed_in = "已经提交，收件编号 {}",
    .restart_now = "确定清空，不能恢复",
};

}  // namespace zhicheng::texts
