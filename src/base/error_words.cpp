#include "base/error_words.h"

#include <algorithm>
#include <array>

namespace zhicheng::base {

namespace {

enum class Found {
  word,      ///< always something of the file
  sentence,  ///< where it is not ASCII, a sentence that says it all
};

struct Words {
  ErrorCode code;
  std::string_view said;  ///< `{}` stands for what was found
  Found found = Found::sentence;
};

constexpr std::array kWords{
    Words{ErrorCode::too_large, "太大，不能超过 8 MiB"},
    Words{ErrorCode::byte_order_mark, "文件开头有 BOM，请用编辑器另存为“UTF-8（无 BOM）”", Found::word},
    Words{ErrorCode::nul_byte, "有 NUL 字符（{}），文件可能已经损坏，请重新取得一份", Found::word},
    Words{ErrorCode::bad_utf8, "不是 UTF-8 编码（{}），请用编辑器另存为 UTF-8", Found::word},
    Words{ErrorCode::control_character, "有看不见的控制字符（{}），请删去重新输入", Found::word},
    Words{ErrorCode::bidi_control, "有看不见的、改变书写方向的字符（{}），请删去重新输入", Found::word},
    Words{ErrorCode::too_deep, "一层套一层太深，最多 {} 层"},
    Words{ErrorCode::too_many_nodes, "内容太多，最多 {} 项"},
    Words{ErrorCode::duplicate_key, "同一项写了两次：{}", Found::word},
    Words{ErrorCode::non_ascii_key, "项的名称只能用 ASCII 字符：{}", Found::word},
    Words{ErrorCode::float_number, "数字不能带小数点或指数，请写成整数：{}", Found::word},
    Words{ErrorCode::minus_zero, "不能写 -0（{}），请写 0", Found::word},
    Words{ErrorCode::number_out_of_range, "数字太大，绝对值不能超过 9007199254740991：{}", Found::word},
    Words{ErrorCode::unknown_key, "不认识这一项：{}"},
    Words{ErrorCode::missing_key, "缺少这一项：{}"},
    Words{ErrorCode::unknown_format, "不认识这种文件，format 写的是“{}”", Found::word},
    Words{ErrorCode::out_of_domain, "没有这个取值：{}"},
    Words{ErrorCode::unknown_fact, "没有这个事项：{}", Found::word},
    Words{ErrorCode::unknown_call, "没有这种请求：{}", Found::word},
    Words{ErrorCode::unknown_edition, "没有这一版规则：{}，请核对写法，或更新程序"},
    Words{ErrorCode::unknown_county, "没有这个旗县区的规则：{}", Found::word},
    Words{ErrorCode::unknown_pack, "没有这个条件包：{}", Found::word},
    Words{ErrorCode::bad_expression, "表达式写错了：{}", Found::word},
    Words{ErrorCode::unknown_name, "没有这个名称：{}", Found::word},
    Words{ErrorCode::unknown_function, "没有这个函数：{}", Found::word},
    Words{ErrorCode::type_mismatch, "类型不符：{}", Found::word},
    Words{ErrorCode::duplicate_id, "同一个名称用了两次：{}"},
};

struct Kind {
  std::string_view format;
  std::string_view said;
};

/// What of the project's own was given in the place of something else.
constexpr std::array kKinds{
    Kind{"zhicheng-answers/1", "这是自测的答案。要申报包的地方，先用 zhicheng pack 打包"},
    Kind{"zhicheng-package/1", "这是申报包，这里要的是别的文件"},
    Kind{"zhicheng-request/1", "这是一条请求，要交给 zhicheng api"},
    Kind{"zhicheng-assessment/1", "这是判断结果，这里要的是别的文件"},
    Kind{"zhicheng-verdict/1", "这是复核结果，这里要的是别的文件"},
};

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char byte) { return byte < 0x80; });
}

std::string put_in(std::string_view said, std::string_view found) {
  const std::size_t gap = said.find("{}");
  if (gap == std::string_view::npos) return std::string(said);
  return std::string(said.substr(0, gap)).append(found).append(said.substr(gap + 2));
}

}  // namespace

std::string in_words(std::string_view code, std::string_view found) {
  if (code == spell(ErrorCode::unknown_format)) {
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& one) { return one.format == found; });
    if (kind != kKinds.end()) return std::string(kind->said);
  }
  const auto words = std::find_if(kWords.begin(), kWords.end(), [&](const Words& one) { return spell(one.code) == code; });
  if (words == kWords.end() || (words->found == Found::sentence && !is_ascii(found))) return std::string(found);
  return put_in(words->said, found);
}

std::string in_words(const Error& error) { return in_words(spell(error.code), error.detail); }

}  // namespace zhicheng::base
