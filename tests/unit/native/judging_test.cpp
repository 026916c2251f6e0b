// Judges: what they say of a package, and what happens when one dies or hangs.
#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "judging/judgement.h"
#include "judging/pool.h"

namespace judging = zhicheng::judging;

namespace {

/// Asks and waits.
judging::Judgement ask(judging::Pool& pool, std::string package) {
  std::mutex mutex;
  std::condition_variable come;
  std::optional<judging::Judgement> answer;
  REQUIRE(pool.judge(std::move(package), [&](judging::Judgement judgement) {
    const std::lock_guard lock(mutex);
    answer = std::move(judgement);
    come.notify_one();
  }));
  std::unique_lock lock(mutex);
  come.wait(lock, [&] { return answer.has_value(); });
  return *answer;
}

judging::Settings settings(std::vector<std::string> command, int time_limit = 5000) {
  judging::Settings made;
  made.processes = 1;
  made.time_limit = time_limit;
  made.command = std::move(command);
  return made;
}

}  // namespace

TEST_CASE("a judge that dies, hangs or talks nonsense leaves the package unjudged, and the next one is asked anew") {
  judging::Pool dying(settings({"/bin/false"}));
  CHECK(ask(dying, "{}").verdict == judging::Verdict::unfinished);
  CHECK(ask(dying, "{}").verdict == judging::Verdict::unfinished);
  CHECK(dying.failures() == 2);

  judging::Pool hanging(settings({"/bin/sleep", "60"}, 50));
  CHECK(ask(hanging, "{}").verdict == judging::Verdict::unfinished);

  // It sends back what it was sent.
  judging::Pool echo(settings({"/bin/sh", "-c", "cat >&0"}));
  CHECK(ask(echo, R"({"format":"zhicheng-judgement/1","verdict":"reproduced"})").verdict == judging::Verdict::reproduced);
  CHECK(ask(echo, "nonsense").verdict == judging::Verdict::unfinished);

  judging::Pool missing(settings({"/nowhere/at/all"}));
  CHECK(ask(missing, "{}").verdict == judging::Verdict::unfinished);
}

TEST_CASE("a judge that dies takes none of the packages with it that it was given beside") {
  // It answers for two and a half of those that it gets together, then dies.
  const std::string package = R"({"format":"zhicheng-judgement/1","verdict":"reproduced"})";
  const std::string bytes = std::to_string((package.size() + 4) * 5 / 2);
  std::atomic<int> reproduced = 0, others = 0;
  std::size_t failures = 0;
  {
    judging::Pool pool(settings({"/bin/sh", "-c", "sleep 0.1; exec dd status=none count=1 bs=" + bytes + " >&0"}));
    for (int i = 0; i < 7; ++i) {
      CHECK(pool.judge(package, [&](const judging::Judgement& judgement) { ++(judgement.verdict == judging::Verdict::reproduced ? reproduced : others); }));
    }
    while (reproduced + others < 7) std::this_thread::yield();
    failures = pool.failures();
  }
  CHECK(reproduced == 7);
  CHECK(failures > 0);
}

TEST_CASE("who is told and throws harms no other") {
  judging::Settings made = settings({"/bin/sh", "-c", "cat >&0"});
  std::atomic<int> threw = 0;
  made.threw = [&threw](const std::exception&) { ++threw; };
  judging::Pool pool(std::move(made));
  const std::string package = R"({"format":"zhicheng-judgement/1","verdict":"reproduced"})";
  const auto held = std::make_shared<int>();
  CHECK(pool.judge(package, [held](const judging::Judgement&) { throw std::runtime_error("an answer that nobody takes"); }));
  CHECK(pool.judge(package, [held](const judging::Judgement&) {}, [] { throw std::bad_alloc(); return true; }));
  CHECK(ask(pool, package).verdict == judging::Verdict::reproduced);
  CHECK(threw == 2);
  while (held.use_count() > 1) std::this_thread::yield();
}

TEST_CASE("no more wait than may") {
  judging::Settings one = settings({"/bin/false"});
  one.most_waiting = 2;
  std::atomic<bool> begun = false, may_go_on = false;
  judging::Pool pool(one);
  REQUIRE(pool.judge("{}", [](const judging::Judgement&) {}, [&] {
    begun = true;
    while (!may_go_on) std::this_thread::yield();
    return false;
  }));
  while (!begun) std::this_thread::yield();
  for (const bool taken : {true, true, false, false}) CHECK(pool.judge("{}", [](const judging::Judgement&) {}) == taken);
  may_go_on = true;
}

TEST_CASE("what is no judgement is none") {
  for (const char* text : {"", "{}", "[]", R"({"format":"zhicheng-judgement/2","verdict":"reproduced"})", R"({"format":"zhicheng-judgement/1","verdict":"passed"})"}) {
    CHECK(judging::read(text).verdict == judging::Verdict::unfinished);
  }
}

TEST_CASE("a package that waits has not begun, and one that may not begin is given to no judge") {
  std::atomic<int> begun = 0, done = 0;
  std::atomic<bool> may_go_on = false;
  const auto count = [&](judging::Judgement) { ++done; };
  {
    judging::Settings one = settings({"/bin/false"});
    one.most_waiting = 1;
    judging::Pool pool(one);
    REQUIRE(pool.judge("{}", count, [&] {
      ++begun;
      while (!may_go_on) std::this_thread::yield();
      return true;
    }));
    while (begun == 0) std::this_thread::yield();
    REQUIRE(pool.judge("{}", count, [&] { return ++begun < 0; }));
    CHECK_FALSE(pool.judge("{}", count, [&] { return ++begun > 0; }));
    CHECK(begun == 1);
    may_go_on = true;
  }
  CHECK(begun == 2);
  CHECK(done == 2);
}
