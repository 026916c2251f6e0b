#include "container/words.h"

namespace zhicheng::container::words {

const std::string_view kTitle = "职称申报自检材料";
const std::string_view kMark = "预填草稿";
const std::string_view kFoot = "预填草稿，不是申报表。正式表格由自治区职称申报系统生成和导出，以系统内容为准。";
const std::string_view kWhatItIs =
    "本文件由申报人在自己的电脑上生成，供自己核对和工作人员参考。文件里同时存有一份数据，可以在申报自检网页或程序里重新打开，内容与下面所写完全一致。";
const std::string_view kPeopleDecide = "自查只对照通知的条文。材料是否属实、是否受理、能否通过评审，由单位、人社部门和评审机构决定。";
const std::string_view kNothing = "没有";
const std::string_view kHowToCheck =
    "每一页的二维码里写有包号、页码和校验码，同一份材料每页都相同。内容改动一处，校验码就对不上。复核可用命令 zhicheng verify 加本文件的名字，或在申报自检网页里打开。";

std::string page_of(std::size_t page, std::size_t pages) {
  return "第 " + std::to_string(page) + " 页 / 共 " + std::to_string(pages) + " 页";
}

std::string qr_label(std::string_view id, std::size_t page, std::size_t pages) {
  return "二维码：包号 " + std::string(id) + "，" + page_of(page, pages);
}

std::string_view type_word(std::string_view media_type) {
  if (media_type == "application/pdf") return "PDF";
  if (media_type == "image/jpeg") return "JPEG";
  if (media_type == "image/png") return "PNG";
  return media_type;
}

std::string size_words(std::int64_t bytes) {
  constexpr std::int64_t kKilo = 1000;
  if (bytes < kKilo) return std::to_string(bytes) + " 字节";
  const std::int64_t unit = bytes < kKilo * kKilo ? kKilo : kKilo * kKilo;
  const std::int64_t tenths = (bytes * 10 + unit / 2) / unit;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + (unit == kKilo ? " KB（" : " MB（") + std::to_string(bytes) + " 字节）";
}

}  // namespace zhicheng::container::words
