// The words of the readable copy. Private to the room.
#pragma once
#include <string>
#include <string_view>

#include "base/json.h"

namespace zhicheng::container::words {

extern const std::string_view kTitle;       ///< of the document
extern const std::string_view kMark;        ///< across each page
extern const std::string_view kFoot;        ///< under each page
extern const std::string_view kWhatItIs;    ///< first paragraph
extern const std::string_view kPeopleDecide;
extern const std::string_view kNothing;
extern const std::string_view kHowToCheck;

/// "包号 0123…, 第 1 页, 共 5 页"
std::string page_of(std::size_t page, std::size_t pages);
std::string qr_label(std::string_view id, std::size_t page, std::size_t pages);

/// "通知原文" and other labels of rows.
struct Labels {
  std::string_view conclusion = "结论";
  std::string_view edition = "依据的通知";
  std::string_view issuer = "发布";
  std::string_view rules = "规则版本";
  std::string_view on = "自查日期";
  std::string_view created = "制作时间";
  std::string_view window = "申报时间";
  std::string_view quote = "通知原文";
  std::string_view because = "因为";
  std::string_view open = "要看";
  std::string_view values = "根据";
  std::string_view advice = "怎么办";
  std::string_view when = "何时符合";
  std::string_view missing = "还需回答";
  std::string_view note = "说明";
  std::string_view phones = "电话";
  std::string_view id = "包号";
  std::string_view digest = "校验码";
};
inline constexpr Labels kLabels;

/// Headings of the sections, in their order.
struct Headings {
  std::string_view conclusion = "自查结论";
  std::string_view person = "申报人";
  std::string_view others = "其他程序填写的内容";
  std::string_view answers = "自查时的回答";
  std::string_view blocking = "必须满足的条件";
  std::string_view path = "申报途径的条件（有一条途径走得通即可）";
  std::string_view step = "申报步骤";
  std::string_view reference = "仅供参考，不影响结论";
  std::string_view human = "由人判断、本程序不下结论的事项";
  std::string_view deadlines = "期限";
  std::string_view materials = "要准备的材料";
  std::string_view chain = "材料送到哪里";
  std::string_view contacts = "咨询电话";
  std::string_view attachments = "附件";
  std::string_view check = "核对";
};
inline constexpr Headings kHeadings;

std::string_view type_word(std::string_view media_type);
/// "1.2 MB（1,234,567 字节）"
std::string size_words(std::int64_t bytes);

}  // namespace zhicheng::container::words
