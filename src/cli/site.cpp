// zhicheng site: static pages for every county, and the interactive page, as a folder that any web server offers.
#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/page_folder.h"
#include "cli/request.h"
#include "cli/site_folder.h"
#include "server/clock.h"
#include "site/site.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;

namespace {

struct Options {
  fs::path out;
  std::string url;
  fs::path web;
  std::string updated;
  std::string rules;
};

/// "https://host/path" without what follows a path, and without its last slash.
std::string checked_url(std::string url) {
  const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  while (url.ends_with('/')) url.pop_back();
  if (scheme == 0 || url.size() <= scheme || url.find_first_of("?# \"'<>\\&") != std::string::npos) {
    throw bad_usage("--url 要写完整的网址，如 https://rsj.example.cn/zhicheng：" + url);
  }
  return url;
}

Exit site(const Options& options) {
  zhicheng::site::Settings settings{checked_url(options.url), options.updated};
  if (!options.updated.empty() && !base::Day::parse(options.updated)) throw bad_usage("--updated 要写成 2026-05-10 这样的日期：" + options.updated);
  const fs::path web = options.web.empty() ? page_beside_program() : options.web;
  if (web.empty()) throw bad_usage("没有找到网页文件，请用 --web 写明网页所在目录");
  const api::Door door = open_door(options.rules);
  const SiteFolder folder(options.out);
  // Rules that are other than those of the site that is there count as new from today.
  if (settings.updated.empty()) {
    if (const auto before = folder.before()) {
      const bool same = before->rules == zhicheng::site::rules_digest(door.library());
      settings.updated = same ? before->updated : server::today_in_china().text();
    }
  }
  const auto files = zhicheng::site::write_site(door, settings, read_page(web));
  if (!files) throw Failure{Exit::refused, "bad_page", files.error().at, files.error().detail};
  folder.replace(*files);
  for (const auto& [path, bytes] : zhicheng::site::heavy_pages(*files)) {
    fmt::print(stderr, "注意：{} 有 {} 字节，超过 {}，在慢的网络上打开会慢\n", path, bytes, zhicheng::site::kPageBytes);
  }
  print(fmt::format("写好了 {} 个文件：{}\n", files->size(), options.out.string()));
  return Exit::yes;
}

}  // namespace

Command add_site(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("site", "静态网站：每个旗县区一个不用脚本的网页、日历、站点地图和自测网页，整个目录放到任何网站上都能用");
  app->add_option("-o,--out", options->out, "写到哪个目录：没有就新建；以前写过的站点整个换掉；有别的文件就不写")->type_name("目录")->required();
  app->add_option("--url", options->url, "站点的网址，如 https://rsj.example.cn/zhicheng")->type_name("网址")->required();
  app->add_option("--web", options->web, "自测网页所在目录，默认为随程序提供的网页；要按同一份规则构建，不同就不写")->type_name("目录");
  app->add_option("--updated", options->updated, "规则更新的日期；默认：规则和原来的站点一样时不变，不一样是今天，新站点是规则里写的更新日期，没有写是通知的日期")->type_name("日期");
  add_rules_folder(*app, options->rules);
  add_examples(*app,
               "  zhicheng site -o www --url https://rsj.example.cn/zhicheng\n"
               "  zhicheng serve --web www            # 先在本机看一看\n",
               "  0   写好了\n"
               "  64  用法不对\n"
               "  65  规则或网页文件有错\n"
               "  70  程序缺陷\n"
               "  74  目录里有别的文件，或者写不进去\n");
  return {app, [options] { return site(*options); }};
}

}  // namespace zhicheng::cli
