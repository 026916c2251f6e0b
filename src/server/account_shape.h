// What an account may look like.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "store/accounts.h"
#include "workflow/rights.h"

namespace zhicheng::server {

/// Each is empty when nothing is wrong, else what is, for a person.

/// 2 to 40 small letters, digits, "." "_" "-", a letter first; and not the name of a role, which no person acts under.
std::string fault_of_account(const workflow::Workflow& workflow, std::string_view account);
/// 1 to 100 characters in one line.
std::string fault_of_name(std::string_view name);
/// What the workflow says of them together; and an office is at most 100 characters in one line, a grant given once.
std::string fault_of_grants(const workflow::Workflow& workflow, const std::vector<store::Grant>& grants);
/// 10 characters or more, at most as many bytes as are ever hashed, of at least 5 kinds, without the account in it.
std::string fault_of_password(std::string_view password, std::string_view account);

}  // namespace zhicheng::server
