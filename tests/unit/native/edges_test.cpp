// Small parts of the edges that the programs' own tests cannot reach with every input.
#include <doctest/doctest.h>

#include <string>

#include "api/calendar.h"
#include "cli/ink.h"
#include "server/complete.h"
#include "server/static_files.h"

using namespace zhicheng;

TEST_CASE("iCalendar text escapes what RFC 5545 3.3.11 names, and nothing else") {
  CHECK(api::escaped("a,b;c\\d\ne:f\"") == "a\\,b\\;c\\\\d\\ne:f\"");
  CHECK(api::escaped("初级，中级；高级") == "初级，中级；高级");
}

TEST_CASE("iCalendar lines are folded at 75 octets between characters") {
  CHECK(api::content_line("") == "\r\n");
  const std::string exact(75, 'x');
  CHECK(api::content_line(exact) == exact + "\r\n");
  CHECK(api::content_line(exact + "yz") == exact + "\r\n yz\r\n");
  // 25 characters of 3 bytes fill a line exactly; one byte before them pushes the last one over.
  std::string wide;
  for (int i = 0; i < 25; ++i) wide += "字";
  CHECK(api::content_line(wide + "a") == wide + "\r\n a\r\n");
  CHECK(api::content_line("a" + wide) == "a" + wide.substr(0, 72) + "\r\n 字\r\n");
  // What continues has 74 octets after its blank.
  CHECK(api::content_line(exact + std::string(75, 'y')) == exact + "\r\n " + std::string(74, 'y') + "\r\n y\r\n");
}

TEST_CASE("columns: Chinese takes two, marks and colours none") {
  CHECK(cli::columns("abc") == 3);
  CHECK(cli::columns("职称，") == 6);
  CHECK(cli::columns("e\u0301") == 1);
  CHECK(cli::columns("\x1b[1m职\x1b[0m") == 2);
  CHECK(cli::columns("𠮷") == 2);
  CHECK(cli::padded("职", 4) == "职  ");
  CHECK(cli::padded("职称", 3) == "职称");
}

TEST_CASE("lines break where Chinese may break") {
  cli::Terminal terminal;
  terminal.width = 20;
  const auto laid = [&terminal](std::string_view text, std::size_t indent = 0, std::size_t hang = 0) {
    cli::Page page(terminal);
    page.line(indent, text, hang);
    return page.text();
  };
  CHECK(laid("") == "\n");
  CHECK(laid("一二三四五六七八九十") == "一二三四五六七八九十\n");
  CHECK(laid("一二三四五六七八九十，一二") == "一二三四五六七八九\n十，一二\n");
  CHECK(laid("一二三四五六七八九（一二）") == "一二三四五六七八九\n（一二）\n");
  CHECK(laid("一二三四五六2026-06-10起") == "一二三四五六\n2026-06-10起\n");
  CHECK(laid("一二三四五六七八九十一", 2, 2) == "  一二三四五六七八九\n    十一\n");
  CHECK(laid("a b\nc", 1) == " a b\n c\n");
  CHECK(laid("abcdefghijklmnopqrstuvwxyz") == "abcdefghijklmnopqrst\nuvwxyz\n");
}

TEST_CASE("Accept-Encoding is read as RFC 9110 12.5.3 says") {
  CHECK(server::accepts("br", "br"));
  CHECK(server::accepts(" gzip , BR;q=0.1 ", "br"));
  CHECK_FALSE(server::accepts("", "br"));
  CHECK_FALSE(server::accepts("br;q=0", "br"));
  CHECK_FALSE(server::accepts("br; q=0.000, *", "br"));
  CHECK_FALSE(server::accepts("brx, xbr", "br"));
  CHECK(server::accepts("*;q=0.5", "gzip"));
  CHECK_FALSE(server::accepts("*;q=0", "gzip"));
}

TEST_CASE("a request is completed only where something is absent") {
  const std::string whole = R"({ "on": "2026-05-20", "call": "assess" })";
  CHECK(server::complete(whole) == whole);
  CHECK(server::complete(R"({ "on": null })") == R"({ "on": null })");
  CHECK(server::complete("[1]") == "[1]");
  CHECK(server::complete("{") == "{");
  CHECK(server::complete(R"({"on":"a","on":"b"})") == R"({"on":"a","on":"b"})");
  const std::string added = server::complete(R"({"call":"assess"})");
  CHECK(added.starts_with(R"({"call":"assess","on":"20)"));
  CHECK(server::complete(R"({"call":"pack","on":"2026-05-20"})").starts_with(R"({"call":"pack","created":"20)"));
}
