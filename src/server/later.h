// Answers that are found out where somebody may wait for the database.
#pragma once
#include <functional>
#include <string_view>

#include "server/premises.h"
#include "server/reply.h"

namespace zhicheng::server {

/// Answers what `find` gives; 503 when too many wait.
void answer_later(const Premises& premises, const Answer& answer, std::function<Reply()> find);

/// The same after something was done. Where it can't be shown now, the answer is 500 "unseen" with the word that it was done.
void show_done(const Premises& premises, const Answer& answer, std::string_view done, std::function<Reply()> show);

}  // namespace zhicheng::server
