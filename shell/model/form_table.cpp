// The fields of the form, and how they are filled in. What they are called is application/labels.h.
#include <algorithm>
#include <array>

#include "application/label_tables.h"
#include "shell/model/form.h"

namespace zhicheng::model {
namespace {

namespace tables = application::tables;
using F = FormField;

/// With their names, and the words for their codes. What has no name is not compiled.
template <std::size_t kLabels, std::size_t kFields>
consteval auto named(const std::array<application::Label, kLabels>& labels, std::array<F, kFields> fields) {
  for (F& field : fields) {
    std::size_t at = 0;
    while (labels[at].key != field.key) ++at;
    field.label = labels[at].label;
    if (!labels[at].words.empty()) field.words = labels[at].words;
  }
  return fields;
}

constexpr std::array kYesNo{application::Word{"true", "是"}, application::Word{"false", "否"}};
constexpr std::array kPassed{application::Word{"true", "合格"}, application::Word{"false", "不合格"}};

constexpr auto kPerson = named(tables::kPerson, std::array{
    F{"name", Input::name, "照身份证填写；少数民族姓名中间的点用“·”", true},
    F{"former_name"},
    F{"id_number", Input::line, "18位，最后一位可能是X"},
    F{"sex", Input::choice},
    F{"born_on", Input::day},
    F{"ethnicity", Input::choice},
    F{"phone", Input::telephone, "退回、补正的通知要靠它", true},
    F{"email", Input::email},
});
constexpr auto kUnit = named(tables::kPerson, std::array{
    F{"employer", Input::organization, "与营业执照或法人证书一致"},
    F{"employer_code", Input::line, "18位，在营业执照或法人证书上"},
    F{"labour_unit", Input::organization},
    F{"insured_unit", Input::organization},
    F{"seal_name", Input::organization},
    F{"post"},
});
constexpr auto kEducation = named(tables::kEducation, std::array{
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
});
constexpr auto kWork = named(tables::kWork, std::array{
    F{"employer", Input::organization},
    F{"post"},
    F{"from", Input::day},
    F{"to", Input::day, "最后一天；现在的工作不填"},
    F{"professional", Input::flag, {}, false, {}, kYesNo},
    F{"in_city", Input::flag, {}, false, {}, kYesNo},
});
constexpr auto kPauses = named(tables::kPauses, std::array{
    F{"from", Input::day},
    F{"to", Input::day},
    F{"reason", Input::heading},
});
constexpr auto kTitles = named(tables::kTitles, std::array{
    F{"title", Input::heading, "例如：助理工程师"},
    F{"level", Input::choice, {}, false, "level"},
    F{"series", Input::choice, {}, false, "series"},
    F{"specialty"},
    F{"on", Input::day},
    F{"by"},
    F{"certificate"},
    F{"appointed_on", Input::day},
});
constexpr auto kQualifications = named(tables::kQualifications, std::array{
    F{"name"},
    F{"on", Input::day},
    F{"valid_until", Input::day},
    F{"certificate"},
});
constexpr auto kExams = named(tables::kExams, std::array{
    F{"name"},
    F{"passed", Input::flag, "还没出成绩的，不选", false, {}, kPassed},
    F{"on", Input::day},
    F{"valid_until", Input::day},
});
constexpr auto kAchievements = named(tables::kAchievements, std::array{
    F{"kind", Input::choice},
    F{"title", Input::heading},
    F{"role", Input::line, "做了什么，例如：第一发明人、主要起草人"},
    F{"rank", Input::rank, "独自完成的填1"},
    F{"of", Input::rank},
    F{"on", Input::day},
    F{"source"},
});
constexpr auto kAwards = named(tables::kAwards, std::array{
    F{"title", Input::heading},
    F{"grade"},
    F{"issuer", Input::organization},
    F{"rank", Input::rank, "独自获得的填1"},
    F{"on", Input::day},
});
constexpr auto kPapers = named(tables::kPapers, std::array{
    F{"title", Input::heading},
    F{"journal"},
    F{"number", Input::line, "ISSN、CN或ISBN；没有的写“无”"},
    F{"rank", Input::rank, "独自完成的填1"},
    F{"on", Input::day},
});
constexpr auto kYearly = named(tables::kYearly, std::array{
    F{"year", Input::year, {}, true},
    F{"result", Input::choice},
});
constexpr auto kTraining = named(tables::kTraining, std::array{
    F{"year", Input::year, {}, true},
    F{"public_hours", Input::hours},
    F{"professional_hours", Input::hours},
    F{"passed", Input::flag, "还没审验的，不选", false, {}, kPassed},
});
constexpr auto kForms = named(tables::kForms, std::array{
    F{"kind", Input::choice, {}, true},
    F{"exported", Input::time, "在系统里导出这张表的时间，例如 2026-05-18 10:05"},
});
constexpr auto kDeclarations = named(tables::kPerson, std::array{
    F{"declared_true", Input::flag},
    F{"consent_to_check", Input::flag},
});

consteval FormGroup list(std::string_view key, std::span<const F> fields) {
  std::size_t at = 0;
  while (tables::kLists[at].key != key) ++at;
  return {key, tables::kLists[at].label, fields};
}

constexpr std::array kGroups{
    FormGroup{"", "个人信息", kPerson},
    FormGroup{"", "工作单位", kUnit},
    list("education", kEducation),
    list("work", kWork),
    list("pauses", kPauses),
    list("titles", kTitles),
    list("qualifications", kQualifications),
    list("exams", kExams),
    list("achievements", kAchievements),
    list("awards", kAwards),
    list("papers", kPapers),
    list("yearly", kYearly),
    list("training", kTraining),
    list("forms", kForms),
    FormGroup{"", "承诺", kDeclarations},
};

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

std::span<const FormGroup> form_groups() { return kGroups; }
std::span<const FormSection> form_sections() { return kSections; }

std::size_t section_of(std::size_t group) {
  std::size_t section = kSections.size() - 1;
  while (kSections[section].first > group) --section;
  return section;
}

Place member(std::string_view key) {
  for (std::size_t group = 0; group < kGroups.size(); ++group) {
    const auto& fields = kGroups[group].fields;
    if (!kGroups[group].list.empty()) continue;
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const F& one) { return one.key == key; });
    if (found != fields.end()) return {group, 0, static_cast<std::size_t>(found - fields.begin())};
  }
  return {};
}

}  // namespace zhicheng::model
