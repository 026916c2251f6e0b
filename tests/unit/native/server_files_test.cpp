// Small parts of the offices' side of the server: what is masked, when a limit is past.
#include <doctest/doctest.h>

#include "server/cover.h"
#include "server/filed.h"
#include "server/mask.h"

using namespace zhicheng;
using namespace zhicheng::server;

TEST_CASE("numbers and names are masked by their characters") {
  CHECK(masked_number("150802198805200031") == "150***********0031");
  CHECK(masked_number("13800000000") == "138****0000");
  CHECK(masked_number("12345678") == "123*5678");
  CHECK(masked_number("1234567") == "*******");
  CHECK(masked_number("").empty());
  CHECK(masked_number("护照一二三四五六七八九") == "护照一****六七八九");
  CHECK(masked_name("张䶮") == "张*");
  CHECK(masked_name("𠮷") == "𠮷*");
  CHECK(masked_name("ᠪᠠᠲᠤ") == "ᠪ*");
  CHECK(masked_name("").empty());
}

TEST_CASE("a limit ends with its last day in China") {
  workflow::File file;
  file.state = workflow::State::notified;
  file.told = workflow::Told{workflow::Action::notify, "某单位", "someone", 0, "", {}, base::Day::parse("1970-01-02").value()};
  CHECK(due_of(file) == 2 * 86'400 - 8 * 3'600);
  CHECK_FALSE(workflow::lapsed(file, due_of(file) - 1));
  CHECK(workflow::lapsed(file, due_of(file)));
  file.state = workflow::State::returned;
  CHECK(due_of(file) == 0);
}

TEST_CASE("a move's event stands in the chain of the office where it was made") {
  workflow::File file;
  file.chain = {{workflow::Duty::review, workflow::LinkStatus::stated, {"甲"}, "甲", false, "", ""}};
  CHECK(chain_of(file, {"x", {{"supervisor", "乙"}, {"reviewer", "甲"}}, ""}) == "甲");
  CHECK(chain_of(file, {"x", {{"supervisor", "乙"}}, ""}) == "乙");
  CHECK(chain_of(file, applicant_actor("2026-1")) == "甲");
  CHECK(chain_of(file, clock_actor()) == "甲");
  CHECK(chain_of(file, intake_actor()) == "intake");
  file.chain[0].office.clear();
  CHECK(chain_of(file, applicant_actor("2026-1")) == "intake");
}

TEST_CASE("what is kept in the open of a package hides the numbers of people") {
  const server::Cover cover("99000119790228302x", "+86 138 0000 0001");
  CHECK(cover.text("身份证99000119790228302X.pdf") == "身份证990***********302X.pdf");
  CHECK(cover.text("身份证99000119790228302x.pdf") == "身份证990***********302x.pdf");
  CHECK(cover.text("13800000001和+86 138 0000 0001") == "138****0001和+86**********0001");
  CHECK(cover.text("配偶990001198805203000") == "配偶990***********3000");
  CHECK(cover.text("IMG_20260520093000.jpg") == "IMG_20260520093000.jpg");
  CHECK(server::Cover("", "").text("电话13800000001，证990001198805203001") == "电话138****0001，证990***********3001");
  CHECK(server::Cover("1", "2").text("/answers/12") == "/answers/12");
}
