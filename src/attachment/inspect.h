// What a file is, by its own bytes, taken in pieces: no file is opened here, and none is held.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhicheng::attachment {

/// What keeps a file from being handed in. `code` is permanent: empty, unknown_type, truncated, damaged, too_large,
/// name_differs, declared_differs.
struct Fault {
  std::string_view code;
  std::string detail;  ///< what it is and what to do, in Chinese

  friend bool operator==(const Fault&, const Fault&) = default;
};

/// What is not known stays empty: a page count is given only where the tree of pages was walked whole.
struct Inspection {
  std::string_view type;  ///< application/pdf, image/jpeg, image/png; "" for anything else
  std::int64_t bytes = 0;
  std::string sha256;  ///< 64 lower-case hexadecimal digits
  std::optional<std::int64_t> pages;
  std::optional<std::int64_t> width;
  std::optional<std::int64_t> height;
  bool encrypted = false;
  bool scripted = false;  ///< a PDF with scripts, programs to start, rich media, computed forms (XFA), data sent or taken, or files within
  bool unread = false;    ///< a PDF of which a part could not be looked into: what that would do is not known
  std::vector<Fault> faults;

  friend bool operator==(const Inspection&, const Inspection&) = default;
};

/// Follows one kind of file from piece to piece.
class Walker {
 public:
  virtual ~Walker() = default;
  virtual void add(std::string_view bytes) = 0;
  /// Nothing comes any more: what was found goes into `into`.
  virtual void finish(Inspection& into) = 0;
};

/// Takes a file in pieces of any size; the result does not depend on how it was cut. Memory is bounded whatever the file.
class Inspector {
 public:
  Inspector();
  ~Inspector();
  Inspector(const Inspector&) = delete;
  Inspector& operator=(const Inspector&) = delete;

  void add(std::string_view bytes);
  /// Call once, at the end.
  Inspection finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The whole file at once.
Inspection inspect(std::string_view whole);

constexpr std::size_t kBeginning = 8;  ///< bytes that tell the type
/// The type by content of a file that begins so; "" for anything else.
std::string_view type_of(std::string_view beginning);

/// The name's extension and the type by content agree: .pdf; .jpg, .jpeg; .png, in any case.
std::optional<Fault> check_name(std::string_view name, std::string_view type);
/// What a browser or sender says the type is ("" says nothing) agrees with the type by content.
std::optional<Fault> check_declared(std::string_view declared, std::string_view type);

}  // namespace zhicheng::attachment
