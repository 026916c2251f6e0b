// zhicheng verify-receipt: whether a receipt is the server's own, and which package it is for.
#include <CLI/CLI.hpp>

#include <memory>

#include "base/digest.h"
#include "cli/commands.h"
#include "cli/container.h"
#include "cli/help.h"
#include "cli/input.h"
#include "cli/remote.h"
#include "seal/keyring.h"
#include "server/receipt.h"

namespace zhicheng::cli {

namespace {

using base::Json;

struct Options {
  std::string receipt;
  std::string package;
  std::string key;
  std::string from;
  Form form;
};

/// By itself, or as `zhicheng submit` keeps it, beside the secret.
Json read_receipt(const std::string& file) {
  Json read = read_json_input(file);
  if (const Json* inside = read.find("receipt")) return *inside;
  return read;
}

std::string key_of(const Options& options) {
  if (options.key.empty() == options.from.empty()) throw bad_usage("--key 和 --from 要写一个：回执里的公钥不能证明它自己");
  if (!options.key.empty()) {
    const auto key = seal::public_key_of(options.key);
    if (!key) throw bad_usage("--key 不是公钥：应是 32 字节的 base64，请核对有没有抄错");
    return *key;
  }
  const auto key = seal::public_key_of(body_of(ask(*connect(options.from), {"GET", "/v1/key", {}, {}})).text_at("key"));
  if (!key) throw Failure{Exit::output, "no_answer", "", "这个地址给出的不是公钥：" + options.from};
  return *key;
}

Exit verify(const Options& options) {
  const std::string key = key_of(options);
  const Json receipt = read_receipt(options.receipt);
  if (receipt.text_at("format") != "zhicheng-receipt/1") throw Failure{Exit::refused, "bad_format", "/format", "不是回执"};
  const bool is_signed = server::is_genuine(base::write_canonical(receipt), key);
  Json verdict;
  verdict.add("format", "zhicheng-receipt-verdict/1").add("number", receipt.text_at("number")).add("signed", is_signed);
  std::string words = is_signed ? "签名属实，回执没有改动：" + std::string(receipt.text_at("number")) + "\n" : "签名不对：不是这个服务签发的，或被改动过\n";
  bool is_same = true;
  if (!options.package.empty()) {
    const FileBytes bytes(options.package);
    const std::string received = "sha256:" + std::string(receipt.text_at("sha256"));
    // As `zhicheng submit` and the page send it, or as it stands.
    is_same = base::sha256(open_container(bytes.view()).package) == received || base::sha256(bytes.view()) == received;
    verdict.add("package", is_same);
    if (is_signed) {
      words += is_same ? "申报包就是收到的那一份\n" : "申报包不是收到的那一份：SHA-256 不同\n";
    } else {
      words += is_same ? "申报包与回执上写的相同，但这份回执不能作准\n" : "申报包与回执上写的也不同\n";
    }
  }
  print(options.form.wants_text(standard_output()) ? words : base::write_canonical(verdict) + "\n");
  return is_signed && is_same ? Exit::yes : Exit::no;
}

}  // namespace

Command add_verify_receipt(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  CLI::App* app = parent.add_subcommand("verify-receipt", "核对回执：签名是不是这个服务的，申报包是不是它收到的那一份");
  app->add_option("回执", options->receipt, "zhicheng submit 写的回执文件，或回执本身")->required();
  app->add_option("申报包", options->package, "*.zhicheng.json、*.zhicheng.html 或 *.zhicheng.zip；不写则只核对签名");
  app->add_option("--key", options->key, "服务的公钥，base64：向受理单位索取，或见 GET /v1/key")->type_name("公钥");
  app->add_option("--from", options->from, "向这个服务要公钥，如 http://主机:端口")->type_name("地址");
  add_form(*app, options->form);
  add_examples(*app,
               "  zhicheng verify-receipt receipt.json --key 0jGBAk4gv1P5eo/sPwDar/B6hALOLOq5fwOO7Ytxl1M\n"
               "  zhicheng verify-receipt receipt.json my.zhicheng.json --from http://127.0.0.1:8080\n",
               "  0   属实\n"
               "  1   签名不对，或申报包不是那一份\n"
               "  64  用法不对\n"
               "  65  读不出来\n"
               "  74  服务没有答复\n");
  return {app, [options] { return verify(*options); }};
}

}  // namespace zhicheng::cli
