// Takes one file in pieces.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "attachment/inspect.h"
#include "blobs/fault.h"
#include "blobs/name.h"
#include "blobs/partial.h"
#include "blobs/shelves.h"

namespace zhicheng::blobs {

/// What the sender says of a file before it comes.
struct Promise {
  Name name;
  std::int64_t bytes = 0;
  std::string type;  ///< application/pdf, image/jpeg or image/png; "" says nothing

  /// What is wrong with a file of so many bytes and that type by content ("": none that is known): too_long, too_short, wrong_type.
  std::optional<Fault> broken_by(std::int64_t found, std::string_view found_type) const;
};

/// One that goes before `finish` leaves what came to be continued. After a fault everything is answered with it.
class Writer {
 public:
  Writer(Writer&&) noexcept = default;
  Writer& operator=(Writer&&) = delete;
  ~Writer();

  /// The next piece. Faults: too_long, no_space, cannot_write: nothing is kept of what came.
  std::optional<Fault> add(std::string_view piece);

  /// Nothing more comes. When it returns what the file is, the blob is there and a power cut does not take it away.
  /// Faults: too_short, wrong_digest, wrong_type, unfit, no_space, cannot_write: nothing is kept. Call it once.
  Outcome<attachment::Inspection> finish();

 private:
  friend class Blobs;
  Writer(Shelves& shelves, Promise promise, Partial partial, bool to_be_continued);

  /// What is there up to `from` is read again, for its digest; what is behind it goes.
  std::optional<Fault> go_on(std::int64_t from);
  Fault drop(Fault fault);
  std::optional<Fault> check(const attachment::Inspection& found) const;

  Shelves* shelves_;
  Promise promise_;
  Partial partial_;
  bool to_be_continued_;
  std::unique_ptr<attachment::Inspector> inspector_;
  std::int64_t at_ = 0;
  std::optional<Fault> fault_;
};

}  // namespace zhicheng::blobs
