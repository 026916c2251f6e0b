// Work off the threads that carry bytes, and answers that nobody gives.
#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <stdexcept>
#include <vector>

#include "server/errands.h"
#include "server/reply.h"

namespace {

using namespace zhicheng;
using server::Errands;
using server::Reply;

TEST_CASE("what throws ends alone, and whoever waits for its answer is told") {
  std::atomic<int> threw = 0;
  Errands errands(1, 10, [&threw](const std::exception&) { ++threw; });
  std::promise<unsigned> said;
  const bool taken = errands.run([answer = server::sure([&said](const Reply& reply) { said.set_value(reply.status); })] {
    throw std::runtime_error("a row that nobody wrote");
    answer({});
  });
  CHECK(taken);
  CHECK(said.get_future().get() == 503);
  CHECK(threw == 1);
  std::promise<void> next;
  CHECK(errands.run([&next] { next.set_value(); }));
  next.get_future().get();
}

TEST_CASE("an answer is given once, by 503 where it was lost") {
  std::vector<unsigned> given;
  {
    const server::Answer answer = server::sure([&given](const Reply& reply) { given.push_back(reply.status); });
    const server::Answer other = answer;  // NOLINT(performance-unnecessary-copy-initialization)
    other(server::json_reply(201, std::string("{}")));
    answer(server::busy_reply("later"));
  }
  CHECK(given == std::vector<unsigned>{201});
  { const server::Answer lost = server::sure([&given](const Reply& reply) { given.push_back(reply.status); }); }
  CHECK(given == std::vector<unsigned>{201, 503});
}

TEST_CASE("more than may wait are not taken; what is abandoned is forgotten") {
  Errands errands(1, 2);
  std::promise<void> begun;
  std::promise<void> go;
  CHECK(errands.run([&begun, wait = go.get_future().share()] {
    begun.set_value();
    wait.get();
  }));
  begun.get_future().get();
  std::atomic<int> done = 0;
  CHECK(errands.run([&done] { ++done; }));
  CHECK(errands.run([&done] { ++done; }));
  CHECK(errands.waiting() == 2);
  CHECK(!errands.run([&done] { ++done; }));
  std::thread abandoning([&errands] { errands.abandon(); });
  // What is under way goes on until what waited is forgotten.
  while (errands.waiting() > 0) std::this_thread::yield();
  go.set_value();
  abandoning.join();
  CHECK(done == 0);
  CHECK(!errands.run([] {}));
}

}  // namespace
