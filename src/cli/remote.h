// Asking the reviewers' server.
#pragma once
#include <memory>
#include <string>

#include "base/json.h"
#include "cli/failure.h"
#include "server/client.h"

namespace zhicheng::cli {

/// The server at "http://host:port" or "https://host". Throws Failure when that is no address.
std::unique_ptr<server::Client> connect(const std::string& url);

/// Throws Failure when there is no answer.
server::Answered ask(server::Client& client, const server::Asked& asked);

/// What the server said of a request that it did not do: its own error object.
Failure refused(const server::Answered& answered);

/// The body of an answer that is as it should be: one of 200 and 201. Throws Failure.
base::Json body_of(const server::Answered& answered);

}  // namespace zhicheng::cli
