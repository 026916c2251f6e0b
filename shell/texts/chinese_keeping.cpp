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
    .impossible = "这个浏览器不让保存草稿，关掉网页答案就没有了。填好以后请下载申报包。",
    .shared = "我在用公用电脑，不要保存草稿",
    .shared_note = "已经删掉本机的全部草稿。关掉网页，答案就没有了。",
    .forget_all = "清除本机数据",
    .forgotten = "本机的草稿已经全部删除。",
};

}  // namespace zhicheng::texts
