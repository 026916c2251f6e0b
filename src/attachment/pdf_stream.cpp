#include "attachment/pdf_stream.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace zhicheng::attachment {

namespace {

constexpr std::int64_t kMostObjects = 100'000;
constexpr std::uint64_t kMostInflated = std::uint64_t{32} << 20;
constexpr std::string_view kEnd = "endstream";

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0'; }

}  // namespace

ObjectStream::ObjectStream(const PdfObject& dictionary, ObjectSink& sink)
    : sink_(sink), first_(dictionary.first.value_or(-1)), objects_(dictionary.objects.value_or(-1)) {
  const bool readable = !dictionary.predicted && (dictionary.filters == 0 || (dictionary.filters == 1 && dictionary.deflated));
  if (!readable || first_ < 0 || objects_ < 1 || objects_ > kMostObjects) {
    state_ = State::failed;
  } else if (dictionary.deflated) {
    inflate_ = std::make_unique<z_stream_s>();
    if (inflateInit(inflate_.get()) != Z_OK) state_ = State::failed;
  }
}

ObjectStream::~ObjectStream() {
  if (inflate_) inflateEnd(inflate_.get());
}

void ObjectStream::add(std::string_view bytes, std::uint64_t& budget) {
  if (!inflate_) {
    if (state_ == State::reading) read(bytes);
    return;
  }
  std::array<char, std::size_t{16} << 10> plain{};
  while (state_ == State::reading) {
    const auto given = static_cast<uInt>(std::min<std::size_t>(bytes.size(), std::size_t{1} << 30));
    // zlib does not write to its input; its type is older than const.
    inflate_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    inflate_->avail_in = given;
    inflate_->next_out = reinterpret_cast<Bytef*>(plain.data());
    inflate_->avail_out = static_cast<uInt>(plain.size());
    const int status = inflate(inflate_.get(), Z_NO_FLUSH);
    bytes.remove_prefix(given - inflate_->avail_in);
    const std::size_t made = plain.size() - inflate_->avail_out;
    // Up to the limit, and up to a fault, all is read: what is found must not hang on how the file was cut.
    const std::uint64_t most = std::min(budget, kMostInflated - inflated_);
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(made, most));
    budget -= part;
    inflated_ += part;
    read({plain.data(), part});
    if (state_ != State::reading) return;
    if (made > part) {
      state_ = inflated_ == kMostInflated ? State::swollen : State::failed;
    } else if (status == Z_STREAM_END) {
      end();
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      state_ = State::failed;
    } else if (bytes.empty() && made < plain.size()) {
      return;
    }
  }
}

void ObjectStream::read(std::string_view plain) {
  while (state_ == State::reading) {
    const Token* token = lexer_.next(plain, Heed::values);
    if (!token) return;
    take(*token);
  }
}

void ObjectStream::take(const Token& token) {
  if (static_cast<std::int64_t>(index_.size()) < objects_) {
    const std::int64_t least = number_ < 0 || index_.empty() ? 0 : index_.back().second;
    if (token.kind != Token::Kind::integer || token.number < least) {
      state_ = State::failed;
    } else if (number_ < 0) {
      number_ = token.number;
    } else {
      index_.emplace_back(std::exchange(number_, -1), token.number);
    }
    return;
  }
  while (next_ < index_.size() && token.at >= static_cast<std::uint64_t>(first_ + index_[next_].second)) {
    give();
    ++next_;
  }
  reader_.take(token);
}

/// The object that was being read is whole.
void ObjectStream::give() {
  if (next_ > 0) sink_.object(index_[next_ - 1].first, reader_.object());
  reader_.again();
}

void ObjectStream::finish() {
  if (state_ == State::ended) return;
  if (state_ == State::reading && !inflate_) return end();
  if (state_ == State::reading) state_ = State::failed;
  give();  // a part of an object may already tell of scripts
}

void ObjectStream::end() {
  read("\n");  // ends a number or name at the very end
  if (state_ != State::reading) return;
  state_ = State::ended;
  give();
}

std::string_view StreamEnd::take(std::string_view& bytes) {
  // The word "stream" is followed by CR LF or LF, which are no data; of old programs, by CR alone.
  if (at_ == At::word) {
    if (!return_ && bytes.front() == '\r') {
      return_ = true;
      bytes.remove_prefix(1);
      if (bytes.empty()) return {};
    }
    if (bytes.front() == '\n') bytes.remove_prefix(1);
    at_ = At::body;
  }
  std::string_view data;
  if (left_ > 0) {
    data = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
    left_ -= data.size();
    bytes.remove_prefix(data.size());
    if (left_ > 0) return data;
  }
  const std::string_view rest = bytes;
  look_for_end(bytes);
  return stated_ ? data : rest.substr(0, rest.size() - bytes.size());
}

void StreamEnd::look_for_end(std::string_view& bytes) {
  while (!bytes.empty() && !ended_) {
    if (matched_ == 0) {
      std::size_t found = 0;
      if (stated_ && !misstated_) {
        while (found < bytes.size() && is_space(bytes[found])) ++found;
        misstated_ = found < bytes.size() && bytes[found] != kEnd.front();
      } else {
        found = bytes.find(kEnd.front());
      }
      bytes.remove_prefix(std::min(found, bytes.size()));
      if (bytes.empty()) return;
    }
    // The word begins with what stands inside it again ("endstre" ends in "e"), so one byte is looked at twice.
    if (bytes.front() == kEnd[matched_]) {
      ++matched_;
      bytes.remove_prefix(1);
      ended_ = matched_ == kEnd.size();
    } else {
      misstated_ = misstated_ || stated_;
      if (matched_ == 0) bytes.remove_prefix(1);
      matched_ = matched_ == 7 ? 1 : 0;
    }
  }
}

}  // namespace zhicheng::attachment
