// What the exports share.
#pragma once
#include <string>

#include "api/door.h"
#include "base/result.h"

namespace zhicheng::wasm {

/// The rules of this build, loaded when they are first asked for.
base::Result<const api::Door*> door();

/// {"error":{"code","at","detail"}}
std::string error_object(const base::Error& error);

}  // namespace zhicheng::wasm
