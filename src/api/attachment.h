// From a file that was looked at to the manifest's entry of it.
#pragma once
#include <string>
#include <string_view>

#include "application/manifest.h"
#include "attachment/inspect.h"

namespace zhicheng::api {

/// The entry. Its name, and what the sender says the type is (may be ""), are held against the content: what disagrees
/// joins the faults.
application::Attachment describe_attachment(attachment::Inspection& found, std::string kind, std::string name,
                                            std::string_view declared = {});

}  // namespace zhicheng::api
