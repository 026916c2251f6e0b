// zhicheng titles: the name on a certificate -> series and level.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/request.h"

namespace zhicheng::cli {

namespace {

struct Options {
  std::string word;
  Form form;
};

const rules::Choice& choice_of(const rules::Vocabulary& words, std::string_view fact, std::size_t index) {
  return words.find(fact)->choices[index];
}

base::Json json_of(const rules::Vocabulary& words, const std::vector<const rules::Title*>& titles) {
  base::Json::Array list;
  for (const rules::Title* title : titles) {
    base::Json row;
    row.add("title", title->name).add("series", choice_of(words, "series", title->series).id);
    row.add("level", choice_of(words, "level", title->level).id).add("verified", title->verified);
    list.push_back(std::move(row));
  }
  return base::Json{}.add("format", "zhicheng-titles/1").add("titles", std::move(list));
}

std::string text_of(const rules::Vocabulary& words, const std::vector<const rules::Title*>& titles, const Options& options) {
  Page page(standard_output());
  if (titles.empty()) {
    page.line(0, fmt::format("没有找到「{}」。名称按国家公布的各系列职称；林草系列没有国家名称。", options.word));
    return page.text();
  }
  Table table(0);
  for (const rules::Title* title : titles) {
    table.row({title->name, choice_of(words, "series", title->series).label, choice_of(words, "level", title->level).label,
               title->verified ? "" : "待核实"});
  }
  table.draw(page);
  return page.text();
}

Exit titles(const Options& options) {
  const api::Door door = open_door("");
  const auto edition = door.library().find(door.library().ids().front(), std::nullopt, {});
  const rules::Vocabulary& words = (*edition)->vocabulary;
  const auto found = words.titles_like(options.word);
  print(options.form.wants_text(standard_output()) ? text_of(words, found, options) : base::write_canonical(json_of(words, found)) + "\n");
  return found.empty() ? Exit::no : Exit::yes;
}

}  // namespace

Command add_titles(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("titles", "职称名称：由证书上的名称查系列和层级");
  app->add_option("word", options->word, "名称或其中几个字，如 工程师；不写则列出全部")->type_name("名称");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng titles 工程师\n"
               "  zhicheng titles 副研究馆员 --text\n",
               "  0   找到\n"
               "  1   没有这样的名称\n"
               "  64  用法不对\n");
  return {app, [options] { return titles(*options); }};
}

}  // namespace zhicheng::cli
