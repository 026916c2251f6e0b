// Objects that are written within a stream's data. A reader that goes from front to back passes over them; the cross-reference
// may yet lead there.
#pragma once
#include <cstddef>
#include <string_view>

#include "attachment/pdf_lexer.h"
#include "attachment/pdf_object.h"

namespace zhicheng::attachment {

class HiddenObjects {
 public:
  /// The data of one stream, in pieces.
  void add(std::string_view data);
  void end();

  bool scripted() const { return scripted_ || reader_.object().scripted; }
  /// One begins within another, so what they say depends on where one begins to read.
  bool uncertain() const { return uncertain_; }

 private:
  void pass_blanks(std::string_view& data);
  std::size_t behind_word(std::string_view data);
  void begin();
  void read(std::string_view data);
  void stop();

  std::size_t matched_ = 0;  ///< bytes of "obj"
  char before_ = '\0';       ///< the byte before that word, and then the last one of the piece
  bool behind_ = false;      ///< the word, and nothing but blanks since
  char blank_ = '\0';        ///< what stands for those blanks: one, and a line's end where they hold one
  bool reading_ = false;
  Lexer lexer_;
  ObjectReader reader_;
  bool scripted_ = false;
  bool uncertain_ = false;
};

}  // namespace zhicheng::attachment
