// Three-valued truth, statuses and outcomes.
#pragma once
#include <string_view>

namespace zhicheng::rules {

enum class Status { met, unmet, unknown, not_applicable };
enum class Role { blocking, path, step, reference };
enum class Outcome { eligible, ineligible, undetermined };
enum class Openness { open, closed, unknown };
enum class LinkStatus { stated, gap, conflict };

std::string_view spell(Status status);
std::string_view spell(Role role);
std::string_view spell(Outcome outcome);
std::string_view spell(Openness openness);
std::string_view spell(LinkStatus status);

}  // namespace zhicheng::rules
