// Packages that no judge could finish (未完成校验) are judged again, a few times.
#pragma once
#include <cstdint>
#include <memory>

#include "server/premises.h"
#include "store/unfinished.h"

namespace zhicheng::server {

/// How often one package is tried again: what ends its judge each time stays 未完成校验, for people to see to.
inline constexpr std::int64_t kMostTries = 4;

/// Judges one again and keeps what is found; then, or when nothing came of it, calls `done` in whatever thread. The try counts
/// when a judge begins, before it is given the package, so that one which ends this very program counts too, and waiting does
/// not. False when it was not begun.
bool judge_again(const Premises& premises, const store::Unfinished& one, std::function<void()> done);

}  // namespace zhicheng::server
