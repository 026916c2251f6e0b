// The fields of the form, and how they are filled in. What they are called is application/labels.h.
#include <algorithm>
#include <array>

#include "application/labels.h"
#include "shell/model/form.h"

namespace zhicheng::model {
namespace {

using F = FormField;

constexpr std::array kYesNo{application::Word{"true", "是"}, application::Word{"false", "否"}};
constexpr std::array kPassed{application::Word{"true", "合格"}, application::Word{"false", "不合格"}};

constexpr std::array kPerson{
    F{"name", Input::name, "照身份证填写；少数民族姓名中间的点用“·”", true},
    F{"former_name"},
    F{"id_number", Input::line, "18位，最后一位可能是X"},
    F{"sex", Input::choice},
    F{"born_on", Input::day},
    F{"ethnicity", Input::choice},
    F{"phone", Input::telephone, "退回、补正的通知要靠它", true},
    F{"email", Input::email},
};
constexpr std::array kUnit{
    F{"employer", Input::organization, "与营业执照或法人证书一致"},
    F{"employer_code", Input::line, "18位，在营业执照或法人证书上"},
    F{"labour_unit", Input::organization},
    F{"insured_unit", Input::organization},
    F{"seal_name", Input::organization},
    F{"post"},
};
constexpr std::array kEducation{
    F{"school"},
    F{"major"},
    F{"level", Input::choice, "只有学位、没有学历的，不选", false, "education"},
    F{"ending", Input::choice},
    F{"degree", Input::choice},
    F{"form", Input::line, "照证书填写：全日制、函授、业余、自学考试等"},
    F{"from", Input::day},
    F{"on", Input::day},
    F{"certificate"},
    F{"degree_certificate"},
};
constexpr std::array kWork{
    F{"employer", Input::organization},
    F{"post"},
    F{"from", Input::day},
    F{"to", Input::day, "最后一天；现在的工作不填"},
    F{"professional", Input::flag, {}, false, {}, kYesNo},
    F{"in_city", Input::flag, {}, false, {}, kYesNo},
};
constexpr std::array kPauses{
    F{"from", Input::day},
    F{"to", Input::day},
    F{"reason", Input::heading},
};
constexpr std::array kTitles{
    F{"title", Input::heading, "例如：助理工程师"},
    F{"level", Input::choice, {}, false, "level"},
    F{"series", Input::choice, {}, false, "series"},
    F{"specialty"},
    F{"on", Input::day},
    F{"by"},
    F{"certificate"},
    F{"appointed_on", Input::day},
};
constexpr std::array kQualifications{
    F{"name"},
    F{"on", Input::day},
    F{"valid_until", Input::day},
    F{"certificate"},
};
constexpr std::array kExams{
    F{"name"},
    F{"passed", Input::flag, "还没出成绩的，不选", false, {}, kPassed},
    F{"on", Input::day},
    F{"valid_until", Input::day},
};
constexpr std::array kAchievements{
    F{"kind", Input::choice},
    F{"title", Input::heading},
    F{"role", Input::line, "做了什么，例如：第一发明人、主要起草人"},
    F{"rank", Input::rank, "独自完成的填1"},
    F{"of", Input::rank},
    F{"on", Input::day},
    F{"source"},
};
constexpr std::array kAwards{
    F{"title", Input::heading},
    F{"grade"},
    F{"issuer", Input::organization},
    F{"rank", Input::rank, "独自获得的填1"},
    F{"on", Input::day},
};
constexpr std::array kPapers{
    F{"title", Input::heading},
    F{"journal"},
    F{"number", Input::line, "ISSN、CN或ISBN；没有的写“无”"},
    F{"rank", Input::rank, "独自完成的填1"},
    F{"on", Input::day},
};
constexpr std::array kYearly{
    F{"year", Input::year, {}, true},
    F{"result", Input::choice},
};
constexpr std::array kTraining{
    F{"year", Input::year, {}, true},
    F{"public_hours", Input::hours},
    F{"professional_hours", Input::hours},
    F{"passed", Input::flag, "还没审验的，不选", false, {}, kPassed},
};
constexpr std::array kForms{
    F{"kind", Input::choice, {}, true},
    F{"exported", Input::time, "在系统里导出这张表的时间，例如 2026-05-18 10:05"},
};
constexpr std::array kDeclarations{
    F{"declared_true", Input::flag},
    F{"consent_to_check", Input::flag},
};

struct Row {
  std::string_view list;
  std::string_view title;  ///< a list has its own
  std::span<const FormField> fields;
};
constexpr std::array kRows{
    Row{"", "个人信息", kPerson},
    Row{"", "工作单位", kUnit},
    Row{"education", {}, kEducation},
    Row{"work", {}, kWork},
    Row{"pauses", {}, kPauses},
    Row{"titles", {}, kTitles},
    Row{"qualifications", {}, kQualifications},
    Row{"exams", {}, kExams},
    Row{"achievements", {}, kAchievements},
    Row{"awards", {}, kAwards},
    Row{"papers", {}, kPapers},
    Row{"yearly", {}, kYearly},
    Row{"training", {}, kTraining},
    Row{"forms", {}, kForms},
    Row{"", "承诺", kDeclarations},
};

/// The rows with their names, and the words for codes.
std::vector<FormGroup> named() {
  std::vector<FormGroup> groups;
  for (const Row& row : kRows) {
    FormGroup& group = groups.emplace_back(FormGroup{row.list, row.title, {row.fields.begin(), row.fields.end()}});
    auto labels = application::person_labels();
    if (const auto* list = application::list_of(row.list)) {
      group.title = list->label;
      labels = list->members;
    }
    for (FormField& field : group.fields) {
      const application::Label& label = *application::label_of(labels, field.key);
      field.label = label.label;
      if (!label.words.empty()) field.words = label.words;
    }
  }
  return groups;
}

constexpr std::array kSections{
    FormSection{"person", "个人信息", "姓名照身份证填写，一个字都不能差。", 0},
    FormSection{"unit", "工作单位", "这几个名称应当相同；不同的，先问清楚由哪个单位申报。", 1},
    FormSection{"education", "学历学位", "每张毕业证书、学位证书填一条，不只填最高的。", 2},
    FormSection{"work", "工作经历", "从参加工作起每段填一条，与社保缴费记录一致；中间没有工作的时段写明原因。", 3, 2},
    FormSection{"titles", "职称", "每个已取得的职称填一条。", 5},
    FormSection{"qualifications", "职业资格与考试", "职业资格证书，和以考代评、考评结合的考试。", 6, 2},
    FormSection{"achievements", "业绩成果", "项目、专利、标准、产品等，每项写明本人的作用和排名。", 8},
    FormSection{"awards", "获奖", "同一成果多次获奖的，填最高的一次。", 9},
    FormSection{"papers", "论文著作", "每篇论文、每部著作填一条。", 10},
    FormSection{"yearly", "年度考核", "取得现有职称以来，每年填一条。", 11},
    FormSection{"training", "继续教育", "取得现有职称以来，每年填一条。", 12},
    FormSection{"forms", "表格导出时间", "从内蒙古人才信息库导出评审表、送审表以后再填；导出后又改了信息的，要重新导出。", 13},
    FormSection{"declarations", "承诺", "都核对过以后，再作承诺。", 14},
};

}  // namespace

std::span<const FormGroup> form_groups() {
  static const std::vector<FormGroup> kGroups = named();
  return kGroups;
}

std::span<const FormSection> form_sections() { return kSections; }

std::size_t section_of(std::size_t group) {
  std::size_t section = kSections.size() - 1;
  while (kSections[section].first > group) --section;
  return section;
}

Place member(std::string_view key) {
  const auto groups = form_groups();
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto& fields = groups[group].fields;
    if (!groups[group].list.empty()) continue;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const F& one) { return one.key == key; });
    if (found != fields.end()) return {group, 0, static_cast<std::size_t>(found - fields.begin())};
  }
  return {};
}

}  // namespace zhicheng::model
