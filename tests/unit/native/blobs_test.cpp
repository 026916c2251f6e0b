// Files by their digest: they come in pieces, several at a time, and are cut off.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "blobs_parts.h"

using namespace zhicheng::testing;
using namespace std::string_literals;

TEST_CASE("a blob comes in pieces and is found by its digest") {
  const Folder folder;
  const Blobs blobs = in(folder / "blobs");
  const Name name = name_of(kPng);
  CHECK_FALSE(has(blobs, name));
  CHECK(std::get<std::optional<std::int64_t>>(blobs.size(name)) == std::nullopt);
  CHECK_FALSE(std::get<std::optional<Blob>>(blobs.open(name)));
  {
    Writer to = writer(blobs, promise_of(kPng, "image/png"));
    for (const char byte : kPng) {
      CHECK(code(to.add({&byte, 1})).empty());
      CHECK_FALSE(has(blobs, name));
    }
    const auto found = to.finish();
    REQUIRE(code(found).empty());
    CHECK(std::get<zhicheng::attachment::Inspection>(found).type == "image/png");
    CHECK(std::get<zhicheng::attachment::Inspection>(found).width == 3);
  }
  CHECK(has(blobs, name));
  CHECK(std::get<std::optional<std::int64_t>>(blobs.size(name)) == static_cast<std::int64_t>(kPng.size()));
  CHECK(read(blobs, name) == kPng);
  CHECK(std::get<std::int64_t>(blobs.begun(name)) == 0);
  CHECK(files(folder.path()) == 1);
  const std::string path =
      folder / ("blobs/" + name.text().substr(0, 2) + "/" + name.text().substr(2, 2) + "/" + name.text());
  struct stat about{};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  // Once more, and by a process that begins now.
  CHECK(put(blobs, kPng, promise_of(kPng)) == "");
  CHECK(put(in(folder / "blobs"), kPng, promise_of(kPng)) == "");
  CHECK(read(blobs, name) == kPng);
  CHECK(files(folder.path()) == 1);
}

TEST_CASE("no name but 64 small hexadecimal digits") {
  const std::string good(64, 'a');
  CHECK(Name::read(good)->text() == good);
  for (const std::string& bad :
       {""s, good.substr(1), good + "a", std::string(64, 'A'), std::string(64, 'g'), good.substr(1) + "\0"s,
        good.substr(1) + "/", "../" + good.substr(3), good.substr(1) + "\n", "/" + good.substr(1),
        "%2e%2e%2f" + good.substr(9), ".." + good.substr(2), good.substr(3) + "ａ"}) {
    CHECK_FALSE(Name::read(bad));
  }
}

TEST_CASE("what is not as promised is refused, and nothing of it is kept") {
  const Folder folder;
  const Blobs blobs = in(folder.path());
  const std::string bytes = pdf(100);
  Promise longer = promise_of(bytes);
  Promise shorter = promise_of(bytes);
  longer.bytes += 1;
  shorter.bytes -= 1;
  CHECK(put(blobs, bytes, longer) == "too_short");
  CHECK(put(blobs, bytes, shorter) == "too_long");
  Promise other = promise_of(pdf(100, 1));
  CHECK(put(blobs, bytes, other) == "wrong_digest");
  CHECK(put(blobs, bytes, promise_of(bytes, "image/png")) == "wrong_type");
  CHECK(put(blobs, kPng, promise_of(kPng, "application/pdf")) == "wrong_type");
  CHECK(put(blobs, "MZ and so on", promise_of("MZ and so on")) == "wrong_type");
  CHECK(put(blobs, "", promise_of("")) == "wrong_type");
  const std::string cut = kPng.substr(0, 40);
  CHECK(put(blobs, cut, promise_of(cut, "image/png")) == "unfit");
  CHECK(files(folder.path()) == 0);
  // A part that is wrong is found at the end; then it goes, and the sender begins anew.
  { REQUIRE(code(writer(blobs, promise_of(bytes)).add(std::string(50, 'y'))).empty()); }
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(bytes))) == 50);
  {
    Writer to = writer(blobs, promise_of(bytes), 50);
    CHECK(code(to.add(std::string_view(bytes).substr(50))).empty());
    CHECK(code(to.finish()) == "wrong_digest");
    CHECK(code(to.finish()) == "wrong_digest");
    CHECK(code(to.add("x")) == "wrong_digest");
    CHECK(files(folder.path()) == 0);
  }
  CHECK(put(blobs, bytes, promise_of(bytes, "application/pdf")) == "");
  CHECK(files(folder.path()) == 1);
}

TEST_CASE("a sender goes on where it says, but for what never came") {
  const Folder folder;
  const Blobs blobs = in(folder.path());
  const std::string bytes = pdf(1000);
  const auto part = [&](std::size_t from, std::size_t count) { return std::string_view(bytes).substr(from, count); };
  CHECK(code(blobs.write(promise_of(bytes), 1)) == "gap");
  { CHECK(code(writer(blobs, promise_of(bytes)).add(part(0, 500))).empty()); }
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(bytes))) == 500);
  CHECK(code(blobs.write(promise_of(bytes), 501)) == "gap");
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(bytes))) == 500);
  { CHECK(code(writer(blobs, promise_of(bytes), 300).add(part(300, 100))).empty()); }
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(bytes))) == 400);
  {
    Promise less = promise_of(bytes);
    less.bytes = 399;
    Writer to = writer(blobs, less, 400);
    CHECK(code(to.add("")) == "too_long");
  }
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(bytes))) == 0);
  { CHECK(code(writer(blobs, promise_of(bytes)).add(bytes)).empty()); }
  Writer to = writer(blobs, promise_of(bytes), static_cast<std::int64_t>(bytes.size()));
  CHECK(code(to.finish()).empty());
  CHECK(read(blobs, name_of(bytes)) == bytes);
  CHECK(files(folder.path()) == 1);
}

TEST_CASE("after a crash at any byte the rest is enough") {
  const Folder folder;
  for (std::size_t cut = 0; cut <= kPng.size(); ++cut) {
    const std::string own = folder / std::to_string(cut);
    const Promise promise = promise_of(kPng, "image/png");
    const int crashed = in_child([&] {
      const Blobs blobs = in(own, unsynced);
      Writer to = writer(blobs, promise);
      const std::size_t first = cut / 2;
      if (to.add(kPng.substr(0, first)) || to.add(kPng.substr(first, cut - first))) return 1;
      ::_exit(7);
    });
    REQUIRE(crashed == 7);
    const Blobs blobs = in(own, unsynced);
    CHECK_FALSE(has(blobs, promise.name));
    const auto begun = std::get<std::int64_t>(blobs.begun(promise.name));
    CHECK(begun == static_cast<std::int64_t>(cut));
    Writer to = writer(blobs, promise, begun);
    CHECK(code(to.add(std::string_view(kPng).substr(cut))).empty());
    CHECK(code(to.finish()).empty());
    CHECK(read(blobs, promise.name) == kPng);
    CHECK(files(own) == 1);
  }
}

TEST_CASE("two writers of one file at a time don't meet") {
  const Folder folder;
  const Blobs blobs = in(folder.path(), unsynced);
  const std::string bytes = pdf(3000);
  const Name name = name_of(bytes);
  {
    Writer one = writer(blobs, promise_of(bytes));
    CHECK(code(one.add(bytes.substr(0, 1000))).empty());
    CHECK(code(blobs.write(promise_of(bytes), 1000)) == "busy");
    Writer other = writer(blobs, promise_of(bytes));
    CHECK(code(other.add(bytes)).empty());
    CHECK(code(one.add(bytes.substr(1000))).empty());
    CHECK(code(other.finish()).empty());
    CHECK(read(blobs, name) == bytes);
    CHECK(code(one.finish()).empty());
    CHECK(read(blobs, name) == bytes);
    CHECK(files(folder.path()) == 1);
  }
  // One that was beside and is given up leaves nothing; the other can be continued.
  const std::string next = pdf(3000, 2);
  {
    Writer one = writer(blobs, promise_of(next));
    CHECK(code(one.add(next.substr(0, 10))).empty());
    Writer other = writer(blobs, promise_of(next));
    CHECK(code(other.add(next.substr(0, 20))).empty());
    CHECK(files(folder.path()) == 3);
  }
  CHECK(files(folder.path()) == 2);
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(next))) == 10);

  // Many at once, by threads and by processes, and who looks meanwhile sees all of it or nothing.
  for (int round = 0; round < 20; ++round) {
    const std::string own = pdf(200'000, 100 + round);
    const Promise promise = promise_of(own);
    std::atomic<int> failed = 0;
    std::atomic<bool> over = false;
    const auto send = [&own, &promise](const Blobs& to) { return put(to, own, promise) == "" ? 0 : 1; };
    const pid_t child = ::fork();
    if (child == 0) ::_exit(send(in(folder.path(), unsynced)));
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) threads.emplace_back([&] { failed += send(blobs); });
    std::thread watcher([&] {
      while (!over) {
        if (has(blobs, promise.name) && read(blobs, promise.name) != own) ++failed;
      }
    });
    for (std::thread& thread : threads) thread.join();
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    over = true;
    watcher.join();
    CHECK(status == 0);
    CHECK(failed == 0);
    CHECK(read(blobs, promise.name) == own);
    CHECK(files(folder.path()) == 3 + round);
  }
}

TEST_CASE("what came to nothing is swept, but for what somebody has in hand") {
  const Folder folder;
  const Blobs blobs = in(folder.path());
  const auto age = [&](const std::string& file) {
    const timespec times[2]{{1000, 0}, {1000, 0}};
    REQUIRE(::utimensat(AT_FDCWD, (folder / ("partial/" + file)).c_str(), times, 0) == 0);
  };
  const std::string left = pdf(10, 1);
  const std::string held = pdf(10, 2);
  const std::string fresh = pdf(10, 3);
  CHECK(put(blobs, kPng, promise_of(kPng)) == "");
  { CHECK(code(writer(blobs, promise_of(left)).add("%PDF-")).empty()); }
  { CHECK(code(writer(blobs, promise_of(fresh)).add("%PDF-")).empty()); }
  std::ofstream(folder / ("partial/" + name_of(left).text() + ".abcdef")) << "x";
  Writer to = writer(blobs, promise_of(held));
  CHECK(code(to.add(held)).empty());
  for (const std::string& file : {name_of(left).text(), name_of(left).text() + ".abcdef", name_of(held).text()})
    age(file);
  CHECK(std::get<std::int64_t>(blobs.sweep(1000)) == 0);
  CHECK(std::get<std::int64_t>(blobs.sweep(1001)) == 2);
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(left))) == 0);
  CHECK(std::get<std::int64_t>(blobs.begun(name_of(fresh))) == 5);
  CHECK(code(to.finish()).empty());
  CHECK(has(blobs, name_of(held)));
  CHECK(has(blobs, name_of(kPng)));
}
