#include "workflow_cases.h"

#include "rules/embedded.h"

namespace zhicheng::cases {

std::string_view bytes_of(std::string_view path) {
  for (const rules::SourceFile& file : rules::embedded_files()) {
    if (file.path == path) return file.bytes;
  }
  return {};
}

const workflow::Workflow& shipped_workflow() {
  static const workflow::Workflow kWorkflow = *workflow::Workflow::load(shipped_bytes());
  return kWorkflow;
}

}  // namespace zhicheng::cases
