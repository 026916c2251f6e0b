#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "api/door.h"
#include "base/digest.h"
#include "base/json.h"
#include "container/measure.h"
#include "container/names.h"
#include "container/open.h"
#include "container/qr.h"
#include "container/write_html.h"
#include "container/zip_writer.h"
#include "rules/embedded.h"

using namespace zhicheng;
using application::Attachment;
using base::Json;

namespace {

const api::Door& door() {
  static const api::Door kDoor{*rules::Library::load(rules::embedded_files())};
  return kDoor;
}

Attachment file(std::string name, std::string_view content, std::string kind = "diploma") {
  const std::string digest = base::sha256(content);
  return {std::move(kind), std::move(name), static_cast<std::int64_t>(content.size()), digest.substr(digest.find(':') + 1), "application/pdf",
          {}, {}, {}, false, false, false, ""};
}

std::string pack(const Json& applicant, const std::vector<Attachment>& attachments) {
  Json::Array list;
  for (const Attachment& one : attachments) list.push_back(application::to_json(one));
  Json answers;
  answers.add("format", "zhicheng-answers/1").add("answers", Json{}.add("level", "intermediate").add("series", "engineering"));
  Json body;
  body.add("answers", std::move(answers)).add("applicant", applicant).add("attachments", std::move(list));
  Json request;
  request.add("format", "zhicheng-request/1").add("call", "pack").add("edition", "bayannur/2026").add("on", "2026-05-20");
  request.add("created", "2026-05-20T09:30:00+08:00").add("body", std::move(body));
  const api::Response response = door().handle(base::write_canonical(request));
  REQUIRE(response.answer == api::Answer::yes);
  return response.bytes;
}

/// The archive, its content given in pieces of `piece` bytes; the error's code where it is refused.
std::string zipped(const std::string& package, const std::vector<std::string>& contents, std::size_t piece = 1000) {
  std::string archive;
  container::ZipWriter writer([&](std::uint64_t place, std::string_view bytes) {
    const auto at = static_cast<std::size_t>(place);
    if (archive.size() < at + bytes.size()) archive.resize(at + bytes.size());
    archive.replace(at, bytes.size(), bytes);
    return true;
  });
  auto error = writer.begin(package);
  while (!error && writer.next()) {
    const std::string& content = contents[*writer.next()];
    error = writer.add();
    for (std::size_t at = 0; at < content.size() && !error; at += piece) error = writer.write(std::string_view(content).substr(at, piece));
    if (!error) error = writer.end_file();
  }
  if (!error) error = writer.finish();
  return error ? std::string(base::spell(error->code)) + " " + error->at : archive;
}

std::string refusal(std::string_view bytes) {
  const auto opened = container::open(bytes);
  return opened ? "accepted" : std::string(base::spell(opened.error().code)) + " " + opened.error().at;
}

}  // namespace

TEST_CASE("an archive gives back its package and files, however the content came") {
  const std::string scan = "%PDF-1.4 " + std::string(200'000, 'x');
  const std::vector<std::string> contents{scan, "%PDF-1.4 short", scan};
  const std::string package = pack(Json{}.add("name", "张䶮"), {file("a.pdf", scan), file("A.PDF", contents[1]), file("a.pdf", scan, "proof")});
  const std::string archive = zipped(package, contents);
  CHECK(zipped(package, contents, 7) == archive);
  const auto opened = container::open(archive);
  REQUIRE(opened.ok());
  CHECK(opened->kind == container::Kind::zip);
  CHECK(opened->package == package);
  REQUIRE(opened->files.size() == 3);
  CHECK(opened->files[0].entry == "attachments/a.pdf");
  CHECK(opened->files[1].entry == "attachments/A (2).PDF");
  CHECK(opened->files[2].entry == "attachments/a.pdf");
  for (const container::File& one : opened->files) CHECK(one.state == container::FileState::same);
  CHECK(container::part_of(archive, opened->files[1].record.at, opened->files[1].record.stored) == contents[1]);
  CHECK(container::differences(*opened).empty());
}

TEST_CASE("the archive of one file is these bytes, everywhere") {
  const std::string archive = zipped(R"({"attachments":[]})", {});
  CHECK(archive.size() == 30 + 25 + 18 + 46 + 25 + 22);
  CHECK(base::sha256(archive) == "sha256:9a198cef70748b1ca7fc1a18eb1bf0e37f32f5525099cd2f8746a3157a426220");
}

TEST_CASE("a file that changed since it was listed is no part of an archive") {
  const std::string package = pack(Json{}, {file("a.pdf", "%PDF-1.4 a")});
  CHECK(zipped(package, {"%PDF-1.4 b"}) == "bad_attachment /attachments/0");
  CHECK(zipped(package, {"%PDF-1.4 a and more"}) == "bad_attachment /attachments/0");
  CHECK(zipped(package, {"%PDF"}) == "bad_attachment /attachments/0");
}

TEST_CASE("an archive beyond 2 GiB is not begun") {
  Attachment large = file("a.pdf", "a");
  large.bytes = std::int64_t{3} << 30;
  CHECK(zipped(pack(Json{}, {large}), {"a"}) == "zip_too_large /attachments/0");
}

TEST_CASE("a sink that takes no more ends the archive") {
  container::ZipWriter writer([](std::uint64_t at, std::string_view) { return at < 40; });
  const auto error = writer.begin(pack(Json{}, {}));
  REQUIRE(error.has_value());
  CHECK(error->code == base::ErrorCode::cannot_write);
}

TEST_CASE("entries have names that no system takes for more") {
  const auto name = [](const char* given) { return container::entry_names({file(given, "x")}).front(); };
  CHECK(name("..") == "attachments/__");
  CHECK(name(".profile") == "attachments/_profile");
  CHECK(name("C:a?.pdf") == "attachments/C_a_.pdf");
  CHECK(name("a.pdf.") == "attachments/a.pdf_");
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "汉";
  const std::string cut = name((wide + ".pdf").c_str());
  CHECK(cut.size() <= container::kFolder.size() + 200);
  CHECK(cut.ends_with("汉.pdf"));
}

TEST_CASE("the readable copy has the package inside, whatever its texts") {
  const Json applicant = Json{}.add("name", "</script><script>alert(1)</script>").add("employer", "<!-- \"甲\" & 乙").add("note", "第一行\n<b>第二行");
  const std::string package = pack(applicant, {file("<i>.pdf", "x")});
  const auto copy = container::write_html(door().library(), package);
  REQUIRE(copy.ok());
  CHECK(copy->find("<script>") == std::string::npos);
  CHECK(copy->find("<b>第二行") == std::string::npos);
  CHECK(copy->find("<i>.pdf") == std::string::npos);
  CHECK(copy->find("&lt;script&gt;alert(1)") != std::string::npos);
  const auto opened = container::open(*copy);
  REQUIRE(opened.ok());
  CHECK(opened->kind == container::Kind::html);
  CHECK(opened->package == package);
  CHECK(*container::write_html(door().library(), opened->package) == *copy);
}

TEST_CASE("a package that was changed has no readable copy") {
  std::string package = pack(Json{}.add("name", "张三"), {});
  package.replace(package.find("张三"), 3, "王");
  const auto copy = container::write_html(door().library(), package);
  REQUIRE(!copy.ok());
  CHECK(copy.error().code == base::ErrorCode::bad_digest);
  CHECK(copy.error().at == "/digest");
}

TEST_CASE("what is opened is told by its content") {
  CHECK(container::kind_of("PK\3\4") == container::Kind::zip);
  CHECK(container::kind_of("\n <!doctype html>") == container::Kind::html);
  CHECK(container::kind_of("{}") == container::Kind::json);
  CHECK(refusal("") == "truncated ");
  CHECK(refusal("hello") == "syntax ");
  CHECK(refusal("\xef\xbb\xbf{}") == "byte_order_mark ");
  CHECK(container::open("{\"b\": 1, \"a\": 2}\n")->package == R"({"a":2,"b":1})");
}

TEST_CASE("lines are reckoned as browsers break them") {
  using container::lines_of;
  CHECK(lines_of("", 10).size() == 1);
  CHECK(lines_of("一二三四五六七八九十", 10).size() == 1);
  CHECK(lines_of("一二三四五六七八九十一", 10).size() == 2);
  CHECK(lines_of("一\n二\n", 10).size() == 3);
  // A mark does not begin a line: the ideograph before it comes along.
  CHECK(lines_of("一二三四五六七八九十。", 10)[0] == "一二三四五六七八九");
  CHECK(lines_of("一二三四 abcdefghij", 10)[0] == "一二三四 ");
  CHECK(lines_of(std::string(100, 'x'), 10).size() == 8);
  std::string all;
  for (const std::string_view line : lines_of("甲乙（丙丁）戊己庚辛壬癸 and some words, more", 5)) all += line;
  CHECK(all == "甲乙（丙丁）戊己庚辛壬癸 and some words, more");
}

TEST_CASE("a QR code is an image with a name") {
  const std::string svg = container::qr_svg(container::page_text("sha256:" + std::string(64, 'a'), 3, 12), "二维码");
  CHECK(svg.starts_with("<svg class=\"qr\" role=\"img\""));
  CHECK(svg.size() < 6000);
  CHECK(container::page_text("sha256:0123456789abcdef01", 1, 5) == "zhicheng:0123456789abcdef 1/5 sha256:0123456789abcdef01");
}
