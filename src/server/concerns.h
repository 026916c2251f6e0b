// What a file, others and the integrity register say of one. It stops nothing: people look at it.
#pragma once
#include <cstdint>
#include <vector>

#include "server/premises.h"
#include "workflow/checks.h"

namespace zhicheng::server {

/// `person`: the blind index of whose file it is, as its newest package says.
std::vector<workflow::Concern> concerns_of(const Premises& premises, store::Session& session, const workflow::File& file, const std::string& person, std::int64_t now);

/// What of the register is in force for a person when the file comes in, as an event beside its receipt.
void note_records(const Premises& premises, store::Session& session, const workflow::File& file, std::int64_t now);

}  // namespace zhicheng::server
