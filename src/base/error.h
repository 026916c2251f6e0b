// Every way in which input can be refused. Codes are permanent: other programs compare them.
#pragma once
#include <string>
#include <string_view>

namespace zhicheng::base {

enum class ErrorCode {
  // Reading JSON (base/json_reader.cpp)
  too_large,
  byte_order_mark,
  nul_byte,
  bad_utf8,
  control_character,
  bidi_control,
  syntax,
  truncated,
  too_deep,
  too_many_nodes,
  duplicate_key,
  non_ascii_key,
  float_number,
  minus_zero,
  number_out_of_range,
  // Shapes
  wrong_type,
  unknown_key,
  missing_key,
  unknown_format,
  newer_format,
  out_of_domain,
  bad_date,
  // Answers and requests
  unknown_fact,
  wrong_year,
  unknown_call,
  unknown_edition,
  unknown_county,
  unknown_pack,
  bad_digest,
  bad_attachment,
  bad_applicant,
  // Readable copies and archives (container)
  html_without_package,  ///< no element with the package
  html_other_script,     ///< a script beside the package
  html_active,           ///< no policy at its beginning, or elements that no copy has: they could load, send or run something
  zip_truncated,         ///< no directory where it should be
  zip_unsupported,       ///< zip64, several disks, a method or flag that nobody needs
  zip_encrypted,
  zip_too_many,          ///< entries
  zip_too_large,         ///< altogether, or unpacked more than the package says
  zip_bad_name,
  zip_duplicate_name,
  zip_without_package,
  zip_unlisted,          ///< an entry that the package does not list
  zip_mismatch,          ///< an entry's own header contradicts the directory
  zip_overlap,           ///< two entries share bytes
  zip_hidden_bytes,      ///< bytes that belong to no entry
  zip_bad_deflate,
  zip_bad_crc,
  cannot_write,          ///< the edge took no more bytes
  // Editions and expressions
  bad_expression,
  unknown_name,
  unknown_function,
  type_mismatch,
  too_complex,
  duplicate_id,
  bad_edition,
  bad_overlay,
  bad_pack,
  bad_workflow,
  quote_not_verbatim,
  uncovered_clause,
};

/// The code's permanent spelling, e.g. "duplicate_key".
std::string_view spell(ErrorCode code);

struct Error {
  ErrorCode code{};
  std::string at;      ///< JSON pointer (RFC 6901) into the document that was given; "" is the whole
  std::string detail;  ///< what was found there, for a person
};

}  // namespace zhicheng::base
