// 逾期未补充更正的，视为放弃申报 (四): notices whose limit is past, without anybody's doing.
#pragma once
#include <cstdint>

#include "server/premises.h"

namespace zhicheng::server {

/// Lets every file expire whose limit is past. False when the database failed.
bool expire_due(const Premises& premises, std::int64_t now);

}  // namespace zhicheng::server
