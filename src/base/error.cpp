#include "base/error.h"

namespace zhicheng::base {

std::string_view spell(ErrorCode code) {
  switch (code) {
    case ErrorCode::too_large: return "too_large";
    case ErrorCode::byte_order_mark: return "byte_order_mark";
    case ErrorCode::nul_byte: return "nul_byte";
    case ErrorCode::bad_utf8: return "bad_utf8";
    case ErrorCode::control_character: return "control_character";
    case ErrorCode::bidi_control: return "bidi_control";
    case ErrorCode::syntax: return "syntax";
    case ErrorCode::truncated: return "truncated";
    case ErrorCode::too_deep: return "too_deep";
    case ErrorCode::too_many_nodes: return "too_many_nodes";
    case ErrorCode::duplicate_key: return "duplicate_key";
    case ErrorCode::non_ascii_key: return "non_ascii_key";
    case ErrorCode::float_number: return "float_number";
    case ErrorCode::minus_zero: return "minus_zero";
    case ErrorCode::number_out_of_range: return "number_out_of_range";
    case ErrorCode::wrong_type: return "wrong_type";
    case ErrorCode::unknown_key: return "unknown_key";
    case ErrorCode::missing_key: return "missing_key";
    case ErrorCode::unknown_format: return "unknown_format";
    case ErrorCode::newer_format: return "newer_format";
    case ErrorCode::out_of_domain: return "out_of_domain";
    case ErrorCode::bad_date: return "bad_date";
    case ErrorCode::unknown_fact: return "unknown_fact";
    case ErrorCode::wrong_year: return "wrong_year";
    case ErrorCode::unknown_call: return "unknown_call";
    case ErrorCode::unknown_edition: return "unknown_edition";
    case ErrorCode::unknown_county: return "unknown_county";
    case ErrorCode::unknown_pack: return "unknown_pack";
    case ErrorCode::bad_digest: return "bad_digest";
    case ErrorCode::bad_attachment: return "bad_attachment";
    case ErrorCode::bad_applicant: return "bad_applicant";
    case ErrorCode::html_without_package: return "html_without_package";
    case ErrorCode::html_other_script: return "html_other_script";
    case ErrorCode::html_active: return "html_active";
    case ErrorCode::zip_truncated: return "zip_truncated";
    case ErrorCode::zip_unsupported: return "zip_unsupported";
    case ErrorCode::zip_encrypted: return "zip_encrypted";
    case ErrorCode::zip_too_many: return "zip_too_many";
    case ErrorCode::zip_too_large: return "zip_too_large";
    case ErrorCode::zip_bad_name: return "zip_bad_name";
    case ErrorCode::zip_duplicate_name: return "zip_duplicate_name";
    case ErrorCode::zip_without_package: return "zip_without_package";
    case ErrorCode::zip_unlisted: return "zip_unlisted";
    case ErrorCode::zip_mismatch: return "zip_mismatch";
    case ErrorCode::zip_overlap: return "zip_overlap";
    case ErrorCode::zip_hidden_bytes: return "zip_hidden_bytes";
    case ErrorCode::zip_bad_deflate: return "zip_bad_deflate";
    case ErrorCode::zip_bad_crc: return "zip_bad_crc";
    case ErrorCode::cannot_write: return "cannot_write";
    case ErrorCode::bad_expression: return "bad_expression";
    case ErrorCode::unknown_name: return "unknown_name";
    case ErrorCode::unknown_function: return "unknown_function";
    case ErrorCode::type_mismatch: return "type_mismatch";
    case ErrorCode::too_complex: return "too_complex";
    case ErrorCode::duplicate_id: return "duplicate_id";
    case ErrorCode::bad_edition: return "bad_edition";
    case ErrorCode::bad_overlay: return "bad_overlay";
    case ErrorCode::bad_pack: return "bad_pack";
    case ErrorCode::bad_workflow: return "bad_workflow";
    case ErrorCode::quote_not_verbatim: return "quote_not_verbatim";
    case ErrorCode::uncovered_clause: return "uncovered_clause";
  }
  return "bug";
}

}  // namespace zhicheng::base
