// What tests of handing in share.
#pragma once
#include "base/json.h"
#include "shell/model/filing.h"
#include "shell/update/keeping.h"
#include "shell_person.h"

namespace zhicheng::tests {

using model::Filing;
using model::Lodge;
using Verb = Lodge::Verb;
using State = Filing::State;

inline constexpr std::string_view kKept =
    R"({"missing":[{"bytes":9,"kind":"diploma","name":"a.pdf","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}],"receipt":{"number":"2026-7K3QX-M2P95","revision":1},"secret":"AAAA-BBBB-CCCC-DDDD"})";

inline void reply(Model& model, const model::Errand& to, std::string bytes, bool done = true) {
  REQUIRE(to.id != 0);
  act(model, model::Answered{{to.id, done, std::move(bytes)}});
}

inline constexpr std::string_view kKey = "000102030405060708090a0b0c0d0e0f";

/// The first errand that is handed to the platform with this work; calls are answered, a key is drawn, drafts are kept,
/// others dropped.
inline model::Errand errand(Model& model, model::Work work) {
  for (int i = 0; i < 40; ++i) {
    const model::Errand one = carry_out_calls(model);
    if (one.work == work || one.id == 0) return one;
    if (one.work == model::Work::draw) reply(model, one, "\"" + std::string(kKey) + "\"");
    if (one.work == model::Work::keep) reply(model, one, {});
  }
  return {};
}

/// At the package's screen, with what a package needs and a file at hand.
inline Model prepared() {
  Model model = begin();
  model.now = "2026-05-20T09:30:00+08:00";
  model.keeping.state = model::Keeping::State::ready;
  act(model, model::Begin{});
  answer_all(model, kEngineer);
  act(model, model::Write{model::ApplicantField::name, "张三"});
  act(model, model::Write{model::ApplicantField::phone, "13812345678"});
  act(model, model::Fill{model::Fill::Verb::put, model::member("id_number"), "990001198805203000"});
  act(model, model::Fill{model::Fill::Verb::leave});
  act(model, model::Show{Screen::package});
  model.files.attached.push_back({base::Json{}.add("sha256", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").add("name", "a.pdf").add("kind", "diploma").add("bytes", 9).add("type", "application/pdf"), true});
  return model;
}

inline Model received() {
  Model model = prepared();
  act(model, Lodge{Verb::prepare});
  act(model, Lodge{Verb::confirm});
  reply(model, errand(model, model::Work::submit), std::string(kKept));
  return model;
}

}  // namespace zhicheng::tests
