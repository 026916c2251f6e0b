// zhicheng keys: another key for what is sealed, and everything sealed with it.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/input.h"
#include "server/own_keys.h"
#include "server/resealing.h"

namespace zhicheng::cli {

namespace {

using base::Json;

struct Options {
  server::Place place;
  Form form;
};

seal::Keyring keys_of(const Options& options) {
  auto keys = seal::Keyring::load((options.place.data / "keys").string(), seal::FirstStart::refused);
  if (const auto* fault = std::get_if<seal::Fault>(&keys)) throw Failure{Exit::refused, "no_keys", "", "密钥打不开：" + fault->detail};
  return std::move(std::get<seal::Keyring>(keys));
}

/// The database whose keys they are. Nothing is brought forward or made where the place is a wrong one.
std::unique_ptr<store::Store> store_of(const Options& options, const seal::Keyring& keys) {
  {
    const auto looked = store::Store::look({options.place.database(), options.place.region, 1});
    if (const auto* fault = std::get_if<std::string>(&looked)) throw Failure{Exit::refused, "no_store", "", "数据库打不开：" + *fault};
    const auto fault = server::fault_of_keys(*std::get<std::unique_ptr<store::Store>>(looked), keys, options.place.region);
    if (fault) throw Failure{Exit::refused, "other_keys", "", *fault};
  }
  auto opened = store::Store::open({options.place.database(), options.place.region, 1});
  if (const auto* fault = std::get_if<std::string>(&opened)) throw Failure{Exit::refused, "no_store", "", "数据库打不开：" + *fault};
  return std::move(std::get<std::unique_ptr<store::Store>>(opened));
}

Exit rotate(const Options& options) {
  seal::Keyring keys = keys_of(options);
  const auto data = store_of(options, keys);
  const auto made = keys.rotate();
  if (const auto* fault = std::get_if<seal::Fault>(&made)) throw Failure{Exit::output, "not_written", "", "新密钥写不进去：" + fault->detail};
  const auto number = std::get<std::uint32_t>(made);
  if (!server::note_field_keys(*data, keys, options.place.region)) {
    throw Failure{Exit::output, "not_noted", "", fmt::format("第 {} 号密钥已加，数据库里还没有记下：服务运行一分钟，或再启动一次，就会记下", number)};
  }
  Json out = Json::Object{{"format", "zhicheng-keys/1"}, {"key", static_cast<std::int64_t>(number)}};
  print(options.form.wants_text(standard_output())
            ? fmt::format("已加第 {} 号密钥，一分钟内运行中的服务改用它；以前的密钥还要用来读，不要删。请把 keys 目录另备一份，再运行 zhicheng keys reseal\n", number)
            : base::write_canonical(out) + "\n");
  return Exit::yes;
}

Exit reseal(const Options& options) {
  const seal::Keyring keys = keys_of(options);
  const auto data = store_of(options, keys);
  const auto done = server::reseal(*data, keys, options.place.region);
  if (!done) throw Failure{Exit::output, "not_written", "", "数据库写不进去。已经改过的不会再改，请再运行一次"};
  Json out = Json::Object{{"format", "zhicheng-keys/1"}, {"key", static_cast<std::int64_t>(keys.newest())}, {"seen", done->seen},
                          {"written", done->written}, {"unreadable", done->unreadable}};
  std::string words = fmt::format("看过 {} 处，按第 {} 号密钥重新密封或遮盖了 {} 处\n", done->seen, keys.newest(), done->written);
  if (done->unreadable > 0) words += fmt::format("有 {} 处解不开，没有动\n", done->unreadable);
  print(options.form.wants_text(standard_output()) ? words : base::write_canonical(out) + "\n");
  return done->unreadable == 0 ? Exit::yes : Exit::no;
}

}  // namespace

Command add_keys(CLI::App& parent) {
  auto options = std::make_shared<Options>();
  auto act = std::make_shared<Exit (*)(const Options&)>(nullptr);
  CLI::App* app = parent.add_subcommand("keys", "密钥：换一把密封用的密钥，把已存的重新密封");
  app->require_subcommand(1);
  const auto add = [&](const char* name, const char* what, Exit (*run)(const Options&)) {
    CLI::App* one = app->add_subcommand(name, what);
    add_place(*one, options->place);
    one->get_option("--data")->required();
    add_form(*one, options->form);
    one->callback([act, run] { *act = run; });
    return one;
  };
  add_examples(*add("rotate", "加一把新密钥，以后都用它密封", rotate), "  zhicheng keys rotate --data data/\n",
               "  0   已加\n"
               "  64  用法不对\n"
               "  65  密钥或数据打不开\n"
               "  74  写不进去\n");
  add_examples(*add("reseal", "用最新的密钥把已存的重新密封，并按现在的规矩遮盖；服务不用停，断了可以再来", reseal), "  zhicheng keys reseal --data data/\n",
               "  0   全部是最新的了\n"
               "  1   有解不开的，没有动\n"
               "  64  用法不对\n"
               "  65  密钥或数据打不开\n"
               "  74  写不进去\n");
  return {app, [options, act] { return (*act)(*options); }};
}

}  // namespace zhicheng::cli
