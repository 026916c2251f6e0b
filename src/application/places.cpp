#include "application/places.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace zhicheng::application {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array kLists{
    Word{"education", "学历学位"}, Word{"work", "工作经历"},     Word{"pauses", "间断说明"},     Word{"titles", "职称"},
    Word{"qualifications", "职业资格"}, Word{"exams", "考试"},   Word{"achievements", "业绩"},   Word{"awards", "奖项"},
    Word{"papers", "论文"},        Word{"yearly", "年度考核"},   Word{"training", "继续教育"},   Word{"forms", "导出的表格"},
};
constexpr std::array kMembers{
    Word{"name", "姓名"},          Word{"former_name", "曾用名"},     Word{"sex", "性别"},           Word{"born_on", "出生日期"},
    Word{"ethnicity", "民族"},     Word{"id_number", "公民身份号码"}, Word{"phone", "手机号码"},     Word{"email", "电子邮箱"},
    Word{"employer", "单位名称"},  Word{"employer_code", "统一社会信用代码"}, Word{"labour_unit", "劳动关系所在单位"},
    Word{"insured_unit", "社保缴纳单位"}, Word{"seal_name", "单位公章名称"}, Word{"post", "现任岗位"}, Word{"edited", "最后修改时间"},
    Word{"declared_true", "真实性承诺"}, Word{"consent_to_check", "同意核查"},
};
constexpr std::array kFields{
    Word{"school", "学校"},        Word{"major", "专业"},        Word{"level", "层级"},           Word{"ending", "结束方式"},
    Word{"degree", "学位"},        Word{"form", "学习形式"},     Word{"from", "开始日期"},        Word{"to", "结束日期"},
    Word{"on", "日期"},            Word{"certificate", "证书编号"}, Word{"employer", "单位"},     Word{"post", "岗位"},
    Word{"title", "名称"},         Word{"series", "系列"},       Word{"appointed_on", "聘任日期"}, Word{"name", "名称"},
    Word{"valid_until", "有效期"}, Word{"passed", "是否合格"},   Word{"role", "本人作用"},        Word{"rank", "位次"},
    Word{"of", "总人数"},          Word{"number", "刊号"},       Word{"year", "年度"},            Word{"exported", "导出时间"},
    Word{"professional", "是否专业技术工作"}, Word{"in_city", "是否在我市"}, Word{"sha256", "内容"}, Word{"item", "所证明的内容"},
};

std::optional<std::string_view> word_of(std::span<const Word> words, std::string_view key) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.first == key; });
  return found == words.end() ? std::nullopt : std::optional{found->second};
}

std::vector<std::string_view> tokens_of(std::string_view pointer) {
  std::vector<std::string_view> tokens;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    tokens.push_back(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
  }
  return tokens;
}

/// "第2条" for "1"; empty for what is no index.
std::string ordinal(std::string_view index, std::string_view unit) {
  if (index.empty() || index.size() > 6 || index.find_first_not_of("0123456789") != std::string_view::npos) return {};
  std::size_t number = 0;
  for (const char digit : index) number = number * 10 + static_cast<std::size_t>(digit - '0');
  return "第" + std::to_string(number + 1) + std::string(unit);
}

}  // namespace

std::string in_words(std::string_view pointer) {
  const std::vector<std::string_view> tokens = tokens_of(pointer);
  const std::string plain(pointer);
  if (tokens.empty()) return plain;
  std::string made;
  std::size_t used = 0;
  if (tokens[0] == "attachments") {
    if (tokens.size() == 1) return "附件";
    made = "附件" + ordinal(tokens[1], "个");
    used = 2;
  } else if (tokens[0] == "applicant" && tokens.size() > 1) {
    const auto list = word_of(kLists, tokens[1]);
    const auto member = word_of(kMembers, tokens[1]);
    if (!list) return member && tokens.size() == 2 ? std::string(*member) : plain;
    made = *list;
    if (tokens.size() > 2) made += ordinal(tokens[2], "条");
    used = std::min<std::size_t>(tokens.size(), 3);
  } else {
    return plain;
  }
  if (tokens.size() == used) return made;
  const auto field = word_of(kFields, tokens[used]);
  return field && tokens.size() == used + 1 ? made + "的" + std::string(*field) : plain;
}

}  // namespace zhicheng::application
