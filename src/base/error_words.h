// What is said of refused input, and how to mend it.
#pragma once
#include <string>
#include <string_view>

#include "base/error.h"

namespace zhicheng::base {

/// A sentence for a person. `code` is a spelling of error.h, `found` the error's detail, which may be but a word or a number
/// of the file; a detail that is a sentence already is kept as it is.
std::string in_words(std::string_view code, std::string_view found);

std::string in_words(const Error& error);

}  // namespace zhicheng::base
