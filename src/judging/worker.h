// The judge's side of the socket.
#pragma once
#include "api/door.h"

namespace zhicheng::judging {

/// Judges what comes over `socket`, a message at a time, until the other side ends. Memory is bounded: a judge that wants
/// more dies.
void work(const api::Door& door, int socket);

}  // namespace zhicheng::judging
