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
    case Work::copy:
      return "copy";
    case Work::print:
      return "print";
  }
  return {};
}

}  // namespace zhicheng::model
