// The fields of the form. Labels are the titles of rules/schema/package.schema.json: tests/web/form.test.mjs compares.
#include <algorithm>
#include <array>

#include "shell/model/form.h"

namespace zhicheng::model {
namespace {

using F = FormField;

constexpr std::array kPerson{
    F{"name", "姓名", Input::name, "照身份证填写；少数民族姓名中间的点用“·”", {}, true},
    F{"former_name", "曾用名"},
    F{"id_number", "公民身份号码", Input::line, "18位，最后一位可能是X"},
    F{"sex", "性别", Input::choice, {}, "female:女 male:男"},
    F{"born_on", "出生日期", Input::day},
    F{"ethnicity", "民族", Input::choice, {},
      "01:汉族 02:蒙古族 03:回族 04:藏族 05:维吾尔族 06:苗族 07:彝族 08:壮族 09:布依族 10:朝鲜族 11:满族 12:侗族 13:瑶族 14:白族 "
      "15:土家族 16:哈尼族 17:哈萨克族 18:傣族 19:黎族 20:傈僳族 21:佤族 22:畲族 23:高山族 24:拉祜族 25:水族 26:东乡族 27:纳西族 "
      "28:景颇族 29:柯尔克孜族 30:土族 31:达斡尔族 32:仫佬族 33:羌族 34:布朗族 35:撒拉族 36:毛南族 37:仡佬族 38:锡伯族 39:阿昌族 "
      "40:普米族 41:塔吉克族 42:怒族 43:乌孜别克族 44:俄罗斯族 45:鄂温克族 46:德昂族 47:保安族 48:裕固族 49:京族 50:塔塔尔族 "
      "51:独龙族 52:鄂伦春族 53:赫哲族 54:门巴族 55:珞巴族 56:基诺族 97:其他 98:外国血统中国籍人士"},
    F{"phone", "手机号码", Input::telephone, "退回、补正的通知要靠它", {}, true},
    F{"email", "电子邮箱", Input::email},
};
constexpr std::array kUnit{
    F{"employer", "工作单位全称", Input::organization, "与营业执照或法人证书一致"},
    F{"employer_code", "单位统一社会信用代码", Input::line, "18位，在营业执照或法人证书上"},
    F{"labour_unit", "劳动（人事）关系所在单位", Input::organization},
    F{"insured_unit", "社会保险缴纳单位", Input::organization},
    F{"seal_name", "公章上的单位名称", Input::organization},
    F{"post", "现岗位、职务"},
};
constexpr std::array kEducation{
    F{"school", "毕业院校"},
    F{"major", "专业"},
    F{"level", "学历", Input::choice, "只有学位、没有学历的，不选", "@education"},
    F{"ending", "结束学业的方式", Input::choice, {}, "graduated:毕业 completed:结业 left:肄业"},
    F{"degree", "学位", Input::choice, {}, "none:没有 bachelor:学士 master:硕士 doctor:博士"},
    F{"form", "学习形式", Input::line, "照证书填写：全日制、函授、业余、自学考试等"},
    F{"from", "入学日期", Input::day},
    F{"on", "毕业日期", Input::day},
    F{"certificate", "毕业证书编号"},
    F{"degree_certificate", "学位证书编号"},
};
constexpr std::array kWork{
    F{"employer", "单位", Input::organization},
    F{"post", "岗位、职务"},
    F{"from", "开始日期", Input::day},
    F{"to", "结束日期", Input::day, "最后一天；现在的工作不填"},
    F{"professional", "是否专业技术工作", Input::flag, {}, "true:是 false:否"},
    F{"in_city", "是否在通知所在的市工作", Input::flag, {}, "true:是 false:否"},
};
constexpr std::array kPauses{
    F{"from", "开始日期", Input::day},
    F{"to", "结束日期", Input::day},
    F{"reason", "原因", Input::heading},
};
constexpr std::array kTitles{
    F{"title", "职称名称", Input::heading, "例如：助理工程师"},
    F{"level", "层级", Input::choice, {}, "@level"},
    F{"series", "系列", Input::choice, {}, "@series"},
    F{"specialty", "专业"},
    F{"on", "取得日期", Input::day},
    F{"by", "批准机关"},
    F{"certificate", "证书编号"},
    F{"appointed_on", "聘任日期", Input::day},
};
constexpr std::array kQualifications{
    F{"name", "名称"},
    F{"on", "取得日期", Input::day},
    F{"valid_until", "有效期至", Input::day},
    F{"certificate", "证书编号"},
};
constexpr std::array kExams{
    F{"name", "名称"},
    F{"passed", "是否合格", Input::flag, "还没出成绩的，不选", "true:合格 false:不合格"},
    F{"on", "考试日期", Input::day},
    F{"valid_until", "成绩有效期至", Input::day},
};
constexpr std::array kAchievements{
    F{"kind", "类别", Input::choice, {}, "project:项目 patent:专利 standard:标准 product:产品、设计 teaching:教学 treatment:诊疗 other:其他"},
    F{"title", "名称", Input::heading},
    F{"role", "本人作用", Input::line, "做了什么，例如：第一发明人、主要起草人"},
    F{"rank", "本人排名", Input::rank, "独自完成的填1"},
    F{"of", "总人数", Input::rank},
    F{"on", "完成日期", Input::day},
    F{"source", "来源、证明单位"},
};
constexpr std::array kAwards{
    F{"title", "名称", Input::heading},
    F{"grade", "等级"},
    F{"issuer", "颁发机关", Input::organization},
    F{"rank", "本人排名", Input::rank, "独自获得的填1"},
    F{"on", "颁发日期", Input::day},
};
constexpr std::array kPapers{
    F{"title", "题目", Input::heading},
    F{"journal", "刊物、出版社"},
    F{"number", "刊号、书号", Input::line, "ISSN、CN或ISBN；没有的写“无”"},
    F{"rank", "本人排名", Input::rank, "独自完成的填1"},
    F{"on", "发表日期", Input::day},
};
constexpr std::array kYearly{
    F{"year", "年度", Input::year, {}, {}, true},
    F{"result", "结果", Input::choice, {},
      "excellent:优秀 competent:合格（称职） basic:基本合格（基本称职） incompetent:不合格（不称职） not_graded:不定等次"},
};
constexpr std::array kTraining{
    F{"year", "年度", Input::year, {}, {}, true},
    F{"public_hours", "公需科目学时", Input::hours},
    F{"professional_hours", "专业科目学时", Input::hours},
    F{"passed", "是否合格", Input::flag, "还没审验的，不选", "true:合格 false:不合格"},
};
constexpr std::array kForms{
    F{"kind", "材料", Input::choice, {}, "review_form:评审表 submission_form:送审表", true},
    F{"exported", "导出时间", Input::time, "在系统里导出这张表的时间，例如 2026-05-18 10:05"},
};
constexpr std::array kDeclarations{
    F{"declared_true", "承诺材料真实、准确、有效", Input::flag},
    F{"consent_to_check", "同意核查", Input::flag},
};

constexpr std::array kGroups{
    FormGroup{"", "个人信息", kPerson},
    FormGroup{"", "工作单位", kUnit},
    FormGroup{"education", "学历学位", kEducation},
    FormGroup{"work", "工作经历", kWork},
    FormGroup{"pauses", "没有工作的时段", kPauses},
    FormGroup{"titles", "已取得的职称", kTitles},
    FormGroup{"qualifications", "职业资格", kQualifications},
    FormGroup{"exams", "考试", kExams},
    FormGroup{"achievements", "业绩成果", kAchievements},
    FormGroup{"awards", "奖励", kAwards},
    FormGroup{"papers", "论文著作", kPapers},
    FormGroup{"yearly", "年度考核", kYearly},
    FormGroup{"training", "继续教育", kTraining},
    FormGroup{"forms", "系统导出的表", kForms},
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
