// Bytes of a request → the door's response.
#include "common.h"
#include "json_mutator.h"
#include "small_rules.h"

using namespace zhicheng;
using fuzz::demand;

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  fuzz::door();
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return fuzz::mutate_json(data, size, most, seed);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text_of(data, size);
  const api::Response response = fuzz::door().handle(bytes);
  const base::Json answer = fuzz::read_back(response.bytes);
  const bool refused = answer.find("error") != nullptr;
  demand(refused == (response.answer == api::Answer::refused), "a refusal is called so", response.bytes);
  if (refused || !fuzz::chosen(bytes, 4)) return 0;

  const auto request = base::read_json(bytes, api::kRequestLimits);
  demand(request.ok(), "what is answered can be read", bytes);
  const api::Response again = fuzz::door().handle(base::write_canonical(*request));
  const std::string_view call = request->text_at("call");
  // Differences are listed in the order of the package's members.
  demand(again.answer == response.answer && (call == "verify" || again.bytes == response.bytes), "the order of members does not matter", bytes);
  if (call == "pack") demand(fuzz::door().verify(response.bytes).answer == api::Answer::yes, "what is packed is reproduced", response.bytes);
  return 0;
}
