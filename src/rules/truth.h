// Three-valued truth, statuses and outcomes.
#pragma once
#include <cstdint>
#include <string_view>

namespace zhicheng::rules {

enum class Status : std::uint8_t { met, unmet, unknown, not_applicable };
enum class Role : std::uint8_t { blocking, path, step, reference };
enum class Outcome : std::uint8_t { eligible, ineligible, undetermined };
enum class Openness : std::uint8_t { open, closed, unknown };
/// What a counterfactual asks of a person: choose otherwise, do something, wait, or check an answer.
enum class ChangeKind : std::uint8_t { choose, act, wait, check };
enum class LinkStatus : std::uint8_t { stated, gap, conflict };

std::string_view spell(Status status);
std::string_view spell(Role role);
std::string_view spell(Outcome outcome);
std::string_view spell(Openness openness);
std::string_view spell(LinkStatus status);
std::string_view spell(ChangeKind kind);

}  // namespace zhicheng::rules
