#include "shell/platform/native/errands.h"

#include <fstream>

#include "api/door.h"
#include "container/write_html.h"
#include "imgui.h"
#include "rules/embedded.h"

namespace zhicheng::platform {
namespace {

const api::Door& door() {
  static const api::Door kDoor(*rules::Library::load(rules::embedded_files()));
  return kDoor;
}

bool write_file(const model::Errand& errand) {
  std::ofstream file(errand.name, std::ios::binary);
  file.write(errand.bytes.data(), static_cast<std::streamsize>(errand.bytes.size()));
  return static_cast<bool>(file.flush());
}

}  // namespace

model::Reply carry_out(const model::Errand& errand) {
  switch (errand.work) {
    case model::Work::call: {
      api::Response response = door().handle(errand.bytes);
      return {errand.id, response.answer != api::Answer::refused, std::move(response.bytes)};
    }
    case model::Work::html: {
      auto copy = container::write_html(door().library(), errand.bytes);
      if (!copy) return {errand.id, false, {}};
      return {errand.id, true, *std::move(copy)};
    }
    case model::Work::save:
      return {errand.id, write_file(errand), {}};
    case model::Work::copy:
      ImGui::SetClipboardText(errand.bytes.c_str());
      return {errand.id, true, {}};
    case model::Work::print:
      break;
  }
  return {errand.id, false, {}};
}

}  // namespace zhicheng::platform
