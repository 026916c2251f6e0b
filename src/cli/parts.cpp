#include "cli/parts.h"

#include <CLI/CLI.hpp>

#include "cli/attachment.h"
#include "cli/input.h"

namespace zhicheng::cli {

void add_parts(CLI::App& app, Parts& parts) {
  app.add_option("答案文件", parts.answers, "zhicheng-answers/1 格式的 JSON；- 表示标准输入")->required();
  app.add_option("--applicant", parts.applicant, "申报人信息（身份、单位、学历、经历、业绩等）的 JSON 文件；各项见 rules/schema/package.schema.json")
      ->type_name("文件");
  app.add_option("--attach", parts.attachments, "附件，写成 类别=文件，可写多次；写成 类别@位置=文件 则注明它证明哪一条，如 paper@/papers/0=论文.pdf；"
                 "只收完整的 PDF、JPEG、PNG，包内只记大小、SHA-256、页数、像素等，不含文件本身")
      ->type_name("类别=文件")
      ->allow_extra_args(false);
}

base::Json read_parts(const Parts& parts) {
  base::Json::Array attachments;
  for (const std::string& argument : parts.attachments) {
    const std::string at = base::pointer_to("/attachments", attachments.size());
    attachments.push_back(describe_attachment(argument, at));
  }
  base::Json body;
  body.add("answers", read_json_input(parts.answers));
  body.add("applicant", parts.applicant.empty() ? base::Json{base::Json::Object{}} : read_json_input(parts.applicant));
  body.add("attachments", std::move(attachments));
  return body;
}

std::vector<Origin> origins_of(const Parts& parts) {
  return {{"/body/answers", parts.answers}, {"/body/applicant", parts.applicant}, {"/body", ""}};
}

}  // namespace zhicheng::cli
