// What follows when an attachment is here: files that waited for nothing else go on.
#pragma once
#include <string>

#include "server/premises.h"
#include "server/reply.h"
#include "store/submissions.h"

namespace zhicheng::server {

/// It has just come, by this file and as this file has listed it: the file has it and goes on when it lacks nothing more. 201, or 503. Afterwards, and a few at a
/// time, so do the others that list it alike: writes of other people go in between.
void arrived(const Premises& premises, const std::string& number, const store::Attachment& attachment, Answer answer);

/// It was here before. Only this file is looked at, however many list it: 201, or 503.
void was_here(const Premises& premises, const std::string& number, const store::Attachment& attachment, Answer answer);

}  // namespace zhicheng::server
