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
    case Work::recall:
      return "recall";
    case Work::keep:
      return "keep";
    case Work::forget:
      return "forget";
    case Work::share:
      return "share";
    case Work::calendar:
      return "calendar";
    case Work::copy:
      return "copy";
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
    case Work::print:
      return "print";
    case Work::server:
      return "server";
    case Work::draw:
      return "draw";
    case Work::submit:
      return "submit";
    case Work::upload:
      return "upload";
    case Work::status:
      return "status";
    case Work::withdraw:
      return "withdraw";
  }
  return {};
}

}  // namespace zhicheng::model
