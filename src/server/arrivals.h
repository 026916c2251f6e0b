// What follows when an attachment is here: files that waited for nothing else go on.
#pragma once
#include <string>

#include "server/premises.h"
#include "server/reply.h"

namespace zhicheng::server {

/// Marks the attachment as present wherever it is listed and completes the files that lack nothing more. 201, or 503.
void arrived(const Premises& premises, const std::string& digest, Answer answer);

}  // namespace zhicheng::server
