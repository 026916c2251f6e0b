// The integrity register (诚信档案库): a person enters, a person takes back, nothing is deleted.
#pragma once
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "server/body.h"
#include "server/officers.h"
#include "server/premises.h"
#include "server/reply.h"
#include "store/records.h"
#include "workflow/checks.h"

namespace zhicheng::server {

/// Of {"id_number"}, in its plain spelling. Identity numbers come in bodies alone: addresses are logged everywhere.
base::Result<std::string> read_id_number(const base::Json& body);

/// Where an entry's number is sealed for.
std::string record_place(std::string_view region, std::string_view id);

/// Throws `store::Unreadable`.
workflow::Record record_of(const store::RecordRow& row);

class Register {
 public:
  explicit Register(const Premises& premises) : premises_(premises) {}

  /// {"id_number"}: 200 {"records":[…]}; the looking-up is an event.
  void find(const Officer& officer, const base::Json& body, Answer answer) const;
  /// {"id_number","name","ground","on","basis"}: 201 with the entry. What the same officer sent before with the same key
  /// (idempotency_key.h): 200 with that entry as it is now, or 409 when it is another one. "": no key.
  void enter(const Officer& officer, const std::string& key, const base::Json& body, Answer answer) const;
  /// {"reason"}: 200 with the entry, which says nothing any more; 409 when it was corrected before.
  void correct(const Officer& officer, const std::string& id, const base::Json& body, Answer answer) const;

 private:
  const Premises& premises_;
};

}  // namespace zhicheng::server
