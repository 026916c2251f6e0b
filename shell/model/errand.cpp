#include "shell/model/errand.h"

namespace zhicheng::model {

std::string_view spell(Work work) {
  switch (work) {
    case Work::call:
      return "call";
    case Work::html:
      return "html";
    case Work::save:
      return "save";
    case Work::inspect:
      return "inspect";
    case Work::open:
      return "open";
    case Work::zip:
      return "zip";
    case Work::cancel:
      return "cancel";
    case Work::drop:
      return "drop";
  }
  return {};
}

}  // namespace zhicheng::model
