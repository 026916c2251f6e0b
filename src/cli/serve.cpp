// zhicheng serve: the page and the one door over HTTP.
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/page_folder.h"
#include "cli/request.h"
#include "judging/worker.h"
#include "server/entrance.h"
#include "server/server.h"

namespace zhicheng::cli {

namespace fs = std::filesystem;

namespace {

Exit serve(server::Settings settings, const std::string& rules) {
  std::error_code failure;
  if (settings.web.empty()) {
    settings.web = page_beside_program();
  } else if (!fs::is_directory(settings.web, failure)) {
    throw bad_usage("--web 不是目录：" + settings.web.string());
  }
  if (const std::string fault = server::fault_of({settings.proxy, settings.origin}); !fault.empty()) throw bad_usage(fault);
  const api::Door door = open_door(rules);
  settings.judge = {"/proc/self/exe", "judge"};
  if (!rules.empty()) settings.judge.insert(settings.judge.end(), {"--rules", rules});
  const auto fault = server::serve(door, settings, [](const std::string& url) { print(url + "\n"); });
  if (fault) throw Failure{Exit::output, "cannot_listen", "", *fault};
  return Exit::yes;
}

Exit judge(const std::string& rules) {
  const api::Door door = open_door(rules);
  judging::work(door, STDIN_FILENO);
  return Exit::yes;
}

/// Of GB/T 2260: it also tells servers of one region whose turn it is.
std::string is_division(const std::string& code) {
  const bool six_digits = code.size() == 6 && code.find_first_not_of("0123456789") == std::string::npos;
  return six_digits ? "" : "行政区划代码是六位数字：" + code;
}

}  // namespace

void add_place(CLI::App& app, server::Place& place) {
  app.add_option("--data", place.data, "数据目录：收件、附件和密钥都放在这里，没有就新建；不写则不收件")->type_name("目录");
  app.add_option("--store", place.store, "数据库：SQLite 文件，或 postgresql://…；默认放在数据目录里")->type_name("数据库");
  app.add_option("--region", place.region, "六位行政区划代码，默认 150800（巴彦淖尔市）")->type_name("代码")->check(is_division);
}

Command add_judge(CLI::App& parent) {
  // The server's own: it speaks over a socket, not to people.
  CLI::App* app = parent.add_subcommand("judge", "校验进程：由 serve 启动")->group("");
  auto rules = std::make_shared<std::string>();
  add_rules_folder(*app, *rules);
  return {app, [rules] { return judge(*rules); }};
}

Command add_serve(CLI::App& parent) {
  auto settings = std::make_shared<server::Settings>();
  CLI::App* app = parent.add_subcommand("serve", "服务：提供自查网页和 POST /api 接口；写了 --data 就是审核服务器，收件并逐级报送。按 Ctrl+C 结束");
  app->add_option("--port", settings->port, "端口，0 表示任选一个空闲端口；默认 8080")->type_name("端口");
  app->add_option("--address", settings->address, "监听地址，默认 127.0.0.1（仅本机可访问）")->type_name("地址");
  app->add_option("--web", settings->web, "网页所在目录，默认为随程序提供的网页")->type_name("目录");
  app->add_option("--connections", settings->most_connections, "最多同时多少个连接，默认 20000")->type_name("个数");
  app->add_option("--connections-per-address", settings->most_per_address, "同一地址最多同时多少个连接，默认 500；本机不限")->type_name("个数");
  auto* certificate = app->add_option("--tls-certificate", settings->certificate, "证书（PEM，含证书链）：用 https 提供服务")->type_name("文件");
  auto* key = app->add_option("--tls-key", settings->key, "证书的私钥（PEM）")->type_name("文件");
  certificate->needs(key);
  key->needs(certificate);
  app->add_option("--metrics", settings->metrics, "监控口令所在文件：持口令可从任何地方读 /metrics；不写则只有本机可读")->type_name("文件");
  app->add_flag("--log", settings->log, "把请求和事件逐行写到标准错误（JSON，不含个人信息）");
  add_place(*app, settings->place);
  app->add_option("--proxy", settings->proxy, "反向代理的地址：来自它的 X-Forwarded-For 和 X-Client-Cert-Fingerprint 才可信")->type_name("地址");
  app->add_option("--origin", settings->origin, "网页的来源，如 https://shenbao.example.cn；默认按请求的 Host 判断")->type_name("来源");
  app->add_option("--clock", settings->clock, "演练用：从这个文件读当前时间（1970 年起的秒数）")->type_name("文件");
  auto rules = std::make_shared<std::string>();
  add_rules_folder(*app, *rules);
  add_examples(*app,
               "  zhicheng serve                      # 浏览器打开 http://127.0.0.1:8080\n"
               "  zhicheng serve --port 0             # 第一行输出实际地址\n"
               "  zhicheng serve --data /srv/zhicheng # 审核服务器：第一次启动时给出设第一个管理员的一次性代码\n"
               "  curl -H 'Content-Type: application/json' --data @request.json http://127.0.0.1:8080/api\n",
               "  0   收到 SIGTERM 或 SIGINT 后正常结束\n"
               "  64  用法不对\n"
               "  70  程序缺陷\n"
               "  74  端口打不开\n");
  return {app, [settings, rules] { return serve(*settings, *rules); }};
}

}  // namespace zhicheng::cli
