#include "shell/model/lists.h"

namespace zhicheng::model {

const base::Json::Array& items(const base::Json& object, std::string_view key) {
  static const base::Json::Array kNone;
  const base::Json* member = object.find(key);
  return member != nullptr && member->array() != nullptr ? *member->array() : kNone;
}

bool flag(const base::Json& object, std::string_view key) {
  const base::Json* member = object.find(key);
  return member != nullptr && member->boolean() != nullptr && *member->boolean();
}

std::int64_t number(const base::Json& object, std::string_view key) {
  const base::Json* member = object.find(key);
  return member != nullptr && member->integer() != nullptr ? *member->integer() : 0;
}

}  // namespace zhicheng::model
