// Streams inside a PDF: where one ends, and the objects that an object stream holds.
#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "attachment/pdf_lexer.h"
#include "attachment/pdf_object.h"

struct z_stream_s;

namespace zhicheng::attachment {

/// Takes each object of an object stream with its number.
class ObjectSink {
 public:
  virtual ~ObjectSink() = default;
  virtual void object(std::int64_t number, const PdfObject& object) = 0;
};

/// Reads the objects of a deflated (or plain) object stream, piece by piece (ISO 32000-1, 7.5.7).
class ObjectStream {
 public:
  ObjectStream(const PdfObject& dictionary, ObjectSink& sink);
  ~ObjectStream();
  ObjectStream(const ObjectStream&) = delete;
  ObjectStream& operator=(const ObjectStream&) = delete;

  /// Takes at most `budget` inflated bytes, and takes them from it.
  void add(std::string_view bytes, std::uint64_t& budget);
  void finish();

  /// All its objects were read.
  bool whole() const { return state_ == State::ended && next_ == index_.size() && !index_.empty(); }
  /// It inflates to more than any object stream has.
  bool swollen() const { return state_ == State::swollen; }

 private:
  enum class State { reading, ended, failed, swollen };

  void read(std::string_view plain);
  void take(const Token& token);
  void give();
  void end();

  ObjectSink& sink_;
  std::unique_ptr<z_stream_s> inflate_;
  State state_ = State::reading;
  std::int64_t first_;
  std::int64_t objects_;
  std::uint64_t inflated_ = 0;
  Lexer lexer_;
  ObjectReader reader_;
  std::int64_t number_ = -1;  ///< of the pair that is being read
  std::vector<std::pair<std::int64_t, std::int64_t>> index_;  ///< object numbers and where they begin
  std::size_t next_ = 0;      ///< of index_: objects before it have begun
};

/// Finds the end of a stream's data.
class StreamEnd {
 public:
  /// `length`: what the dictionary states, or −1.
  explicit StreamEnd(std::int64_t length) : stated_(length >= 0), left_(length < 0 ? 0 : static_cast<std::uint64_t>(length)) {}

  /// Takes the stream's bytes from the front of `bytes`, its closing word too, and gives those that are data.
  /// Without a stated length the first bytes of the closing word may be among them.
  std::string_view take(std::string_view& bytes);
  bool ended() const { return ended_; }
  /// The stated length did not lead to the closing word.
  bool misstated() const { return misstated_; }

 private:
  enum class At { word, body };

  void look_for_end(std::string_view& bytes);

  bool stated_;
  std::uint64_t left_;
  At at_ = At::word;  ///< right behind the word "stream"
  bool return_ = false;
  std::size_t matched_ = 0;  ///< bytes of "endstream"
  bool ended_ = false;
  bool misstated_ = false;
};

}  // namespace zhicheng::attachment
