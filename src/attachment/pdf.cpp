#include "attachment/pdf.h"

#include <algorithm>

namespace zhicheng::attachment {

namespace {

using Kind = Token::Kind;

constexpr std::uint64_t kBudget = std::uint64_t{128} << 20;  // inflated bytes of a file
constexpr std::size_t kEnd = 1024;  // where %%EOF is looked for, as viewers do

}  // namespace

Pdf::Pdf() : budget_(kBudget) {}

void Pdf::add(std::string_view bytes) {
  remember_end(bytes);
  while (!bytes.empty()) {
    if (stream_) {
      take_stream(bytes);
    } else if (const Token* token = lexer_.next(bytes, heed())) {
      take(*token);
    }
  }
}

Heed Pdf::heed() const { return in_ == In::nothing || closed_ ? Heed::marks : reader_.heed(); }

void Pdf::remember_end(std::string_view bytes) {
  if (bytes.size() >= kEnd) {
    end_ = bytes.substr(bytes.size() - kEnd);
    return;
  }
  end_ += bytes;
  if (end_.size() > 4 * kEnd) end_.erase(0, end_.size() - kEnd);
}

void Pdf::take(const Token& token) {
  if (token.kind == Kind::mark) take_mark(token);
  if (in_ == In::nothing || closed_) return;
  if (reader_.take(token)) close_object();
}

void Pdf::take_mark(const Token& mark) {
  scripted_ = scripted_ || reader_.object().scripted;
  if (mark.text == "endobj") {
    in_ = In::nothing;
  } else if (mark.text != "stream") {
    in_ = mark.text == "obj" ? In::object : In::trailer;
    number_ = mark.before;
    closed_ = false;
    reader_.again();
  } else if (in_ == In::object && closed_) {
    begin_stream();
  }
}

void Pdf::close_object() {
  closed_ = true;
  const PdfObject& read = reader_.object();
  if (in_ == In::trailer || read.type == PdfObject::Type::cross_reference) {
    if (read.root) tree_.root(*read.root);
    encrypted_ = encrypted_ || read.encrypted;
  }
  if (in_ == In::object) object(number_, read);
}

void Pdf::object(std::int64_t number, const PdfObject& object) {
  scripted_ = scripted_ || object.scripted;
  if (number > 0) tree_.add(number, object);
}

void Pdf::begin_stream() {
  const PdfObject& dictionary = reader_.object();
  stream_.emplace(dictionary.length.value_or(-1));
  // Some readers ask for no /Type.
  const bool holds = dictionary.type == PdfObject::Type::object_stream || (dictionary.first && dictionary.objects);
  if (holds) objects_.emplace(dictionary, *this);
}

void Pdf::take_stream(std::string_view& bytes) {
  const std::size_t before = bytes.size();
  const std::string_view data = stream_->take(bytes);
  lexer_.pass(before - bytes.size());
  hidden_.add(data);
  if (objects_ && !data.empty()) objects_->add(data, budget_);
  if (!stream_->ended()) return;
  hidden_.end();
  misstated_ = misstated_ || stream_->misstated();
  if (objects_) {
    objects_->finish();
    unread_ = unread_ || !objects_->whole();
    swollen_ = swollen_ || objects_->swollen();
  }
  stream_.reset();
  objects_.reset();
  in_ = In::nothing;
}

void Pdf::finish(Inspection& into) {
  if (end_.size() > kEnd) end_.erase(0, end_.size() - kEnd);
  into.encrypted = encrypted_;
  into.scripted = scripted_ || reader_.object().scripted || hidden_.scripted();
  // What is encrypted cannot be read, and is said to be.
  into.unread = !encrypted_ && (unread_ || misstated_ || hidden_.uncertain());
  const PageTree::Walk walk = tree_.walk();
  const bool known = !stream_ && !unread_ && !misstated_ && tree_.complete();
  if (known) into.pages = walk.pages;

  if (end_.find("%%EOF") == std::string::npos) {
    into.faults.push_back({"truncated", "PDF 不完整，末尾缺少结束标记：请重新复制、下载或导出"});
  } else if (swollen_ || (objects_ && objects_->swollen())) {
    into.faults.push_back({"damaged", "PDF 内部的压缩数据大得反常，打开它可能使程序崩溃：请用“打印成 PDF”重新生成"});
  } else if (walk.cyclic || stream_ || !tree_.has_root() || (known && !encrypted_ && !tree_.has_catalog())) {
    into.faults.push_back({"damaged", "PDF 已损坏，找不到页面目录：请重新导出，或用“打印成 PDF”重新生成"});
  }
}

}  // namespace zhicheng::attachment
