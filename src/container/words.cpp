#include "container/words.h"

#include <array>

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

namespace {

constexpr std::array kPerson{
    Label{"name", "姓名"},
    Label{"former_name", "曾用名"},
    Label{"sex", "性别"},
    Label{"born_on", "出生日期"},
    Label{"ethnicity", "民族"},
    Label{"id_number", "公民身份号码"},
    Label{"phone", "联系电话"},
    Label{"email", "电子邮箱"},
    Label{"employer", "工作单位"},
    Label{"employer_code", "统一社会信用代码"},
    Label{"labour_unit", "劳动（人事）关系所在单位"},
    Label{"insured_unit", "社保缴纳单位"},
    Label{"seal_name", "单位公章上的名称"},
    Label{"post", "现任岗位"},
    Label{"edited", "最后修改"},
    Label{"declared_true", "承诺材料真实、准确、有效"},
    Label{"consent_to_check", "同意核查"},
};

constexpr std::array kEducation{Label{"school", "学校"},        Label{"major", "专业"},  Label{"level", "学历"}, Label{"ending", "结果"},
                                Label{"degree", "学位"},        Label{"form", "学习形式"}, Label{"from", "入学"},  Label{"on", "发证"},
                                Label{"certificate", "毕业证书号"}, Label{"degree_certificate", "学位证书号"}};
constexpr std::array kWork{Label{"from", "自"},  Label{"to", "至"}, Label{"employer", "单位"}, Label{"post", "岗位"}, Label{"professional", "专业技术工作"},
                           Label{"in_city", "在本市"}};
constexpr std::array kPauses{Label{"from", "自"}, Label{"to", "至"}, Label{"reason", "原因"}};
constexpr std::array kTitles{Label{"title", "名称"},     Label{"level", "层级"},        Label{"series", "系列"}, Label{"specialty", "专业"}, Label{"on", "取得"},
                             Label{"by", "评审机构"}, Label{"certificate", "证书号"}, Label{"appointed_on", "聘任"}};
constexpr std::array kQualifications{Label{"name", "名称"}, Label{"on", "取得"}, Label{"valid_until", "有效期至"}, Label{"certificate", "证书号"}};
constexpr std::array kExams{Label{"name", "名称"}, Label{"passed", "合格"}, Label{"on", "日期"}, Label{"valid_until", "有效期至"}};
constexpr std::array kAchievements{Label{"kind", "类别"}, Label{"title", "名称"}, Label{"role", "本人作用"}, Label{"rank", "本人排名"},
                                   Label{"of", "总人数"}, Label{"on", "日期"},    Label{"source", "来源"}};
constexpr std::array kAwards{Label{"title", "名称"}, Label{"grade", "等级"}, Label{"issuer", "颁发单位"}, Label{"rank", "本人排名"}, Label{"on", "日期"}};
constexpr std::array kPapers{Label{"title", "题目"}, Label{"journal", "刊物或出版社"}, Label{"number", "刊号或书号"}, Label{"rank", "本人排名"}, Label{"on", "日期"}};
constexpr std::array kYearly{Label{"year", "年度"}, Label{"result", "结果"}};
constexpr std::array kTraining{Label{"year", "年度"}, Label{"public_hours", "公需科目学时"}, Label{"professional_hours", "专业科目学时"}, Label{"passed", "审验合格"}};
constexpr std::array kForms{Label{"kind", "表格"}, Label{"exported", "导出时间"}};

constexpr std::array kLists{
    List{"education", "学历学位", kEducation},
    List{"work", "工作经历", kWork},
    List{"pauses", "没有工作的时段", kPauses},
    List{"titles", "已取得的职称", kTitles},
    List{"qualifications", "职业资格", kQualifications},
    List{"exams", "考试", kExams},
    List{"achievements", "业绩成果", kAchievements},
    List{"awards", "表彰奖励", kAwards},
    List{"papers", "论文著作", kPapers},
    List{"yearly", "年度考核", kYearly},
    List{"training", "继续教育", kTraining},
    List{"forms", "系统导出的表格", kForms},
};

struct Value {
  std::string_view list;
  std::string_view key;
  std::string_view value;
  std::string_view word;
};
constexpr std::array kValues{
    Value{"", "sex", "female", "女"},
    Value{"", "sex", "male", "男"},
    Value{"education", "ending", "graduated", "毕业"},
    Value{"education", "ending", "completed", "结业"},
    Value{"education", "ending", "left", "肄业"},
    Value{"education", "degree", "none", "无"},
    Value{"education", "degree", "bachelor", "学士"},
    Value{"education", "degree", "master", "硕士"},
    Value{"education", "degree", "doctor", "博士"},
    Value{"achievements", "kind", "project", "项目"},
    Value{"achievements", "kind", "patent", "专利"},
    Value{"achievements", "kind", "standard", "标准"},
    Value{"achievements", "kind", "product", "产品"},
    Value{"achievements", "kind", "teaching", "教学"},
    Value{"achievements", "kind", "treatment", "诊疗"},
    Value{"achievements", "kind", "other", "其他"},
    Value{"yearly", "result", "excellent", "优秀"},
    Value{"yearly", "result", "competent", "合格（称职）"},
    Value{"yearly", "result", "basic", "基本合格（基本称职）"},
    Value{"yearly", "result", "incompetent", "不合格（不称职）"},
    Value{"yearly", "result", "not_graded", "不定等次"},
    Value{"forms", "kind", "review_form", "评审表"},
    Value{"forms", "kind", "submission_form", "报送表"},
};

/// GB/T 3304, 01 to 56.
constexpr std::string_view kPeoples =
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 "
    "独龙 鄂伦春 赫哲 门巴 珞巴 基诺 ";

std::string_view people_of(std::string_view code) {
  if (code.size() != 2 || code[0] < '0' || code[0] > '9' || code[1] < '0' || code[1] > '9') return {};
  std::string_view rest = kPeoples;
  for (int number = (code[0] - '0') * 10 + (code[1] - '0'); number > 1 && !rest.empty(); --number) rest.remove_prefix(rest.find(' ') + 1);
  return code == "00" ? std::string_view{} : rest.substr(0, rest.find(' '));
}

}  // namespace

std::string page_of(std::size_t page, std::size_t pages) {
  return "第 " + std::to_string(page) + " 页 / 共 " + std::to_string(pages) + " 页";
}

std::string qr_label(std::string_view id, std::size_t page, std::size_t pages) {
  return "二维码：包号 " + std::string(id) + "，" + page_of(page, pages);
}

std::span<const Label> person() { return kPerson; }
std::span<const List> lists() { return kLists; }

std::string_view value_of(std::string_view list, std::string_view key, std::string_view value) {
  if (list.empty() && key == "ethnicity") return people_of(value);
  for (const Value& one : kValues) {
    if (one.list == list && one.key == key && one.value == value) return one.word;
  }
  return {};
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
