#include "server/complete.h"

#include "api/door.h"
#include "base/json.h"
#include "server/clock.h"

namespace zhicheng::server {

std::string complete(std::string_view request) {
  auto read = base::read_json(request, api::kRequestLimits);
  if (!read || read->object() == nullptr) return std::string(request);

  const bool lacks_on = read->find("on") == nullptr;
  const bool lacks_created = read->text_at("call") == "pack" && read->find("created") == nullptr;
  if (!lacks_on && !lacks_created) return std::string(request);

  if (lacks_on) read->set("on", today_in_china().text());
  if (lacks_created) read->set("created", now_in_china());
  return base::write_canonical(*read);
}

}  // namespace zhicheng::server
