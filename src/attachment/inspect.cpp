#include "attachment/inspect.h"

#include <algorithm>
#include <array>

#include "attachment/jpeg.h"
#include "attachment/pdf.h"
#include "attachment/png.h"
#include "base/digest.h"

namespace zhicheng::attachment {

using namespace std::string_view_literals;

namespace {

constexpr std::int64_t kMostPixels = 400'000'000;

struct Kind {
  std::string_view type;
  std::string_view signature;
  std::string_view words;
  std::array<std::string_view, 2> extensions;
  std::array<std::string_view, 3> declared;
};

constexpr std::array<Kind, 3> kKinds{{
    {"application/pdf", "%PDF-"sv, "PDF", {"pdf", "pdf"}, {"application/pdf", "application/x-pdf", "application/acrobat"}},
    {"image/jpeg", "\xff\xd8\xff"sv, "JPEG 图片", {"jpg", "jpeg"}, {"image/jpeg", "image/jpg", "image/pjpeg"}},
    {"image/png", "\x89PNG\r\n\x1a\n"sv, "PNG 图片", {"png", "png"}, {"image/png", "image/x-png", "image/apng"}},
}};

const Kind* kind_of(std::string_view type) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return kind.type == type; });
  return found == kKinds.end() ? nullptr : &*found;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

template <std::size_t count>
bool among(std::string_view text, const std::array<std::string_view, count>& all) {
  return std::find(all.begin(), all.end(), text) != all.end();
}

std::unique_ptr<Walker> walker_of(std::string_view type) {
  if (type == "application/pdf") return std::make_unique<Pdf>();
  if (type == "image/jpeg") return std::make_unique<Jpeg>();
  return std::make_unique<Png>();
}

}  // namespace

std::string_view type_of(std::string_view beginning) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return beginning.starts_with(kind.signature); });
  return found == kKinds.end() ? std::string_view() : found->type;
}

struct Inspector::State {
  base::Sha256 hash;
  Inspection found;
  std::string beginning;
  std::unique_ptr<Walker> walker;

  /// The type is decided by the first bytes; the walker then gets them first.
  void begin() {
    found.type = type_of(beginning);
    if (found.type.empty()) return;
    walker = walker_of(found.type);
    walker->add(beginning);
  }
};

Inspector::Inspector() : state_(std::make_unique<State>()) {}
Inspector::~Inspector() = default;

void Inspector::add(std::string_view bytes) {
  State& self = *state_;
  self.hash.add(bytes);
  self.found.bytes += static_cast<std::int64_t>(bytes.size());
  if (self.beginning.size() < kBeginning) {
    const std::string_view first = bytes.substr(0, kBeginning - self.beginning.size());
    self.beginning += first;
    bytes.remove_prefix(first.size());
    if (self.beginning.size() == kBeginning) self.begin();
  }
  if (self.walker && !bytes.empty()) self.walker->add(bytes);
}

Inspection Inspector::finish() {
  State& self = *state_;
  Inspection& found = self.found;
  if (self.beginning.size() < kBeginning) self.begin();
  found.sha256 = self.hash.finish();
  if (found.bytes == 0) {
    found.faults.push_back({"empty", "文件是空的：请重新导出或重新下载后再选"});
  } else if (!self.walker) {
    found.faults.push_back({"unknown_type", "不是 PDF、JPEG 或 PNG 文件：请另存为这三种格式之一，只改文件名的后缀没有用"});
  } else {
    self.walker->finish(found);
  }
  if (found.width && found.height && *found.width > kMostPixels / *found.height) {
    found.faults.push_back({"too_large", "图片超过 4 亿像素，打开它可能使程序崩溃：请降低分辨率后重新扫描或另存"});
  }
  return std::move(found);
}

Inspection inspect(std::string_view whole) {
  Inspector inspector;
  inspector.add(whole);
  return inspector.finish();
}

std::optional<Fault> check_name(std::string_view name, std::string_view type) {
  const Kind* kind = kind_of(type);
  if (kind == nullptr) return std::nullopt;
  const std::size_t dot = name.rfind('.');
  const std::string extension = dot == std::string_view::npos ? "" : lower(name.substr(dot + 1));
  if (among(extension, kind->extensions)) return std::nullopt;
  return Fault{"name_differs", "内容是 " + std::string(kind->words) + "，文件名的后缀却" +
                                   (extension.empty() ? "没有写" : "不是") + "：请把后缀改为 ." + std::string(kind->extensions[0])};
}

std::optional<Fault> check_declared(std::string_view declared, std::string_view type) {
  const Kind* kind = kind_of(type);
  if (kind == nullptr || declared.empty()) return std::nullopt;
  if (among(lower(declared.substr(0, declared.find(';'))), kind->declared)) return std::nullopt;
  return Fault{"declared_differs", "内容是 " + std::string(kind->words) + "，声明的类型却是别的：请重新选择文件，或按实际格式改后缀"};
}

}  // namespace zhicheng::attachment
