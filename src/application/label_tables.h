// The words of labels.h, for those who pick them when they are compiled.
#pragma once
#include <array>

#include "application/labels.h"

namespace zhicheng::application::tables {

inline constexpr std::array kPeoples{
    Word{"01", "汉族"},       Word{"02", "蒙古族"},     Word{"03", "回族"},       Word{"04", "藏族"},     Word{"05", "维吾尔族"},
    Word{"06", "苗族"},       Word{"07", "彝族"},       Word{"08", "壮族"},       Word{"09", "布依族"},   Word{"10", "朝鲜族"},
    Word{"11", "满族"},       Word{"12", "侗族"},       Word{"13", "瑶族"},       Word{"14", "白族"},     Word{"15", "土家族"},
    Word{"16", "哈尼族"},     Word{"17", "哈萨克族"},   Word{"18", "傣族"},       Word{"19", "黎族"},     Word{"20", "傈僳族"},
    Word{"21", "佤族"},       Word{"22", "畲族"},       Word{"23", "高山族"},     Word{"24", "拉祜族"},   Word{"25", "水族"},
    Word{"26", "东乡族"},     Word{"27", "纳西族"},     Word{"28", "景颇族"},     Word{"29", "柯尔克孜族"}, Word{"30", "土族"},
    Word{"31", "达斡尔族"},   Word{"32", "仫佬族"},     Word{"33", "羌族"},       Word{"34", "布朗族"},   Word{"35", "撒拉族"},
    Word{"36", "毛南族"},     Word{"37", "仡佬族"},     Word{"38", "锡伯族"},     Word{"39", "阿昌族"},   Word{"40", "普米族"},
    Word{"41", "塔吉克族"},   Word{"42", "怒族"},       Word{"43", "乌孜别克族"}, Word{"44", "俄罗斯族"}, Word{"45", "鄂温克族"},
    Word{"46", "德昂族"},     Word{"47", "保安族"},     Word{"48", "裕固族"},     Word{"49", "京族"},     Word{"50", "塔塔尔族"},
    Word{"51", "独龙族"},     Word{"52", "鄂伦春族"},   Word{"53", "赫哲族"},     Word{"54", "门巴族"},   Word{"55", "珞巴族"},
    Word{"56", "基诺族"},     Word{"97", "其他"},       Word{"98", "外国血统中国籍人士"},
};
inline constexpr std::array kSexes{Word{"female", "女"}, Word{"male", "男"}};
inline constexpr std::array kEndings{Word{"graduated", "毕业"}, Word{"completed", "结业"}, Word{"left", "肄业"}};
inline constexpr std::array kDegrees{Word{"none", "没有"}, Word{"bachelor", "学士"}, Word{"master", "硕士"}, Word{"doctor", "博士"}};
inline constexpr std::array kKinds{Word{"project", "项目"},  Word{"patent", "专利"},    Word{"standard", "标准"}, Word{"product", "产品、设计"},
                            Word{"teaching", "教学"}, Word{"treatment", "诊疗"}, Word{"other", "其他"}};
inline constexpr std::array kResults{Word{"excellent", "优秀"}, Word{"competent", "合格（称职）"}, Word{"basic", "基本合格（基本称职）"},
                              Word{"incompetent", "不合格（不称职）"}, Word{"not_graded", "不定等次"}};
inline constexpr std::array kFormKinds{Word{"review_form", "评审表"}, Word{"submission_form", "送审表"}};

inline constexpr std::array kPerson{
    Label{"name", "姓名"},
    Label{"former_name", "曾用名"},
    Label{"sex", "性别", kSexes},
    Label{"born_on", "出生日期"},
    Label{"ethnicity", "民族", kPeoples},
    Label{"id_number", "公民身份号码"},
    Label{"phone", "手机号码"},
    Label{"email", "电子邮箱"},
    Label{"employer", "工作单位全称"},
    Label{"employer_code", "单位统一社会信用代码"},
    Label{"labour_unit", "劳动（人事）关系所在单位"},
    Label{"insured_unit", "社会保险缴纳单位"},
    Label{"seal_name", "公章上的单位名称"},
    Label{"post", "现岗位、职务"},
    Label{"edited", "最后修改时间"},
    Label{"declared_true", "承诺材料真实、准确、有效"},
    Label{"consent_to_check", "同意核查"},
};

inline constexpr std::array kEducation{Label{"school", "毕业院校"},          Label{"major", "专业"},       Label{"level", "学历"},
                                Label{"ending", "结束学业的方式", kEndings}, Label{"degree", "学位", kDegrees}, Label{"form", "学习形式"},
                                Label{"from", "入学日期"},            Label{"on", "毕业日期"},      Label{"certificate", "毕业证书编号"},
                                Label{"degree_certificate", "学位证书编号"}};
inline constexpr std::array kWork{Label{"from", "开始日期"}, Label{"to", "结束日期"}, Label{"employer", "单位"}, Label{"post", "岗位、职务"},
                           Label{"professional", "是否专业技术工作"}, Label{"in_city", "是否在通知所在的市工作"}};
inline constexpr std::array kPauses{Label{"from", "开始日期"}, Label{"to", "结束日期"}, Label{"reason", "原因"}};
inline constexpr std::array kTitles{Label{"title", "职称名称"}, Label{"level", "层级"},  Label{"series", "系列"},          Label{"specialty", "专业"},
                             Label{"on", "取得日期"},    Label{"by", "批准机关"}, Label{"certificate", "证书编号"}, Label{"appointed_on", "聘任日期"}};
inline constexpr std::array kQualifications{Label{"name", "名称"}, Label{"on", "取得日期"}, Label{"valid_until", "有效期至"}, Label{"certificate", "证书编号"}};
inline constexpr std::array kExams{Label{"name", "名称"}, Label{"passed", "是否合格"}, Label{"on", "考试日期"}, Label{"valid_until", "成绩有效期至"}};
inline constexpr std::array kAchievements{Label{"kind", "类别", kKinds}, Label{"title", "名称"}, Label{"role", "本人作用"}, Label{"rank", "本人排名"},
                                   Label{"of", "总人数"},         Label{"on", "完成日期"}, Label{"source", "来源、证明单位"}};
inline constexpr std::array kAwards{Label{"title", "名称"}, Label{"grade", "等级"}, Label{"issuer", "颁发机关"}, Label{"rank", "本人排名"}, Label{"on", "颁发日期"}};
inline constexpr std::array kPapers{Label{"title", "题目"}, Label{"journal", "刊物、出版社"}, Label{"number", "刊号、书号"}, Label{"rank", "本人排名"},
                             Label{"on", "发表日期"}};
inline constexpr std::array kYearly{Label{"year", "年度"}, Label{"result", "结果", kResults}};
inline constexpr std::array kTraining{Label{"year", "年度"}, Label{"public_hours", "公需科目学时"}, Label{"professional_hours", "专业科目学时"},
                               Label{"passed", "是否合格"}};
inline constexpr std::array kForms{Label{"kind", "材料", kFormKinds}, Label{"exported", "导出时间"}};

inline constexpr std::array kLists{
    ListLabel{"education", "学历学位", kEducation},
    ListLabel{"work", "工作经历", kWork},
    ListLabel{"pauses", "没有工作的时段", kPauses},
    ListLabel{"titles", "已取得的职称", kTitles},
    ListLabel{"qualifications", "职业资格", kQualifications},
    ListLabel{"exams", "考试", kExams},
    ListLabel{"achievements", "业绩成果", kAchievements},
    ListLabel{"awards", "奖励", kAwards},
    ListLabel{"papers", "论文著作", kPapers},
    ListLabel{"yearly", "年度考核", kYearly},
    ListLabel{"training", "继续教育", kTraining},
    ListLabel{"forms", "系统导出的表", kForms},
};

inline constexpr std::array kAttachment{Label{"kind", "类别"}, Label{"name", "文件名"}, Label{"bytes", "字节数"}, Label{"sha256", "SHA-256"},
                                 Label{"type", "文件类型"}, Label{"pages", "PDF 的页数"},
                                 Label{"width", "图像的宽（像素）"}, Label{"height", "图像的高（像素）"}, Label{"encrypted", "PDF 是否加密"},
                                 Label{"scripted", "PDF 是否带脚本"}, Label{"unread", "PDF 是否没能看完"},
                                 Label{"item", "证明哪一条"}};

}  // namespace zhicheng::application::tables
