// PDF (ISO 32000-1), read once from front to back: object by object as they come, without the cross-reference, so no
// byte has to be looked at twice. Later objects replace earlier ones of the same number, as appended edits do.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "attachment/inspect.h"
#include "attachment/pdf_hidden.h"
#include "attachment/pdf_lexer.h"
#include "attachment/pdf_object.h"
#include "attachment/pdf_pages.h"
#include "attachment/pdf_stream.h"

namespace zhicheng::attachment {

class Pdf : public Walker, public ObjectSink {
 public:
  Pdf();
  void add(std::string_view bytes) override;
  void finish(Inspection& into) override;
  void object(std::int64_t number, const PdfObject& object) override;

 private:
  Heed heed() const;
  void take(const Token& token);
  void take_mark(const Token& mark);
  void close_object();
  void begin_stream();
  void take_stream(std::string_view& bytes);
  void remember_end(std::string_view bytes);

  Lexer lexer_;
  ObjectReader reader_;
  enum class In { nothing, object, trailer } in_ = In::nothing;
  std::int64_t number_ = 0;  ///< of the object
  bool closed_ = false;      ///< its dictionary is

  std::optional<StreamEnd> stream_;
  std::optional<ObjectStream> objects_;
  std::uint64_t budget_;
  HiddenObjects hidden_;

  PageTree tree_;
  std::string end_;  ///< the last bytes
  bool encrypted_ = false;
  bool scripted_ = false;
  bool swollen_ = false;
  bool unread_ = false;     ///< an object stream could not be read
  bool misstated_ = false;  ///< a stream's length was wrong: what it hid is not known
};

}  // namespace zhicheng::attachment
