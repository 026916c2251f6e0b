// What each call does. Private to the room.
#pragma once
#include "api/door.h"
#include "api/request.h"
#include "base/result.h"
#include "package/verify.h"

namespace zhicheng::api {

Response respond(const package::Report& report);

base::Result<Response> call(const rules::Library& library, const Request& request);

}  // namespace zhicheng::api
