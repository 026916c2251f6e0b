// The own file on the reviewers' server, by the receipt that `zhicheng submit` wrote.
#pragma once
#include <string>

namespace zhicheng::cli {

struct Own {
  std::string number;
  std::string bearer;  ///< for the header Authorization
};

/// Throws Failure when it is no such receipt.
Own read_own(const std::string& receipt);

}  // namespace zhicheng::cli
