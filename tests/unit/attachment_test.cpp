#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "api/attachment.h"
#include "attachment/inspect.h"

using namespace zhicheng::attachment;
using namespace std::string_literals;

namespace {

const std::string kPdf =
    "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 5 0 R>>\nendobj\n4 0 obj\n<</Type/Page/Parent 2 0 R/A(\\)/JS)>>\nendobj\n"
    "5 0 obj\n<</Length 9>>\nstream\nendobj<</\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";

/// A catalog, pages and a page in a deflated object stream, made with zlib.
const std::string kPacked =
    "%PDF-1.5\n4 0 obj\n<</Type/ObjStm/N 3/First 14/Filter/FlateDecode/Length 82>>\nstream\n"
    "\x78\xda\x33\x54\x30\x50\x30\x52\x30\x36\x50\x30\x56\x30\x33\x53\xb0\xb1\xd1\x0f\xa9\x2c\x48\xd5\x77\x4e\x2c\x49"
    "\xcc\xc9\x4f\xd7\x0f\x48\x4c\x4f\x2d\x06\xca\x1b\x28\x04\xd9\xd9\x71\xc1\x64\xc1\xa2\xfa\xce\xf9\xa5\x79\x25\x0a"
    "\x86\xfa\xde\x99\x29\xc5\xd1\xc6\x20\x25\xb1\x68\x6a\x80\x44\x51\x2a\x50\x0d\x4c\x3f\x00\x43\xf6\x1e\x48"
    "\nendstream\nendobj\n5 0 obj\n<</Type/XRef/Root 1 0 R/Length 0>>\nstream\n\nendstream\nendobj\nstartxref\n0\n%%EOF"s;

const std::string kPng =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02\x08\0\0\0\0\xb8\x1f\x39\xc6\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82"s;

const std::string kJpeg =
    "\xff\xd8\xff\xe0\0\x04\xff\xd9\xff\xc0\0\x0b\x08\0\x02\0\x03\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0\x12\xff\0\x34\xff\xd9"s;

Inspection in_pieces(std::string_view bytes, std::size_t size) {
  Inspector inspector;
  for (std::size_t at = 0; at < bytes.size(); at += size) inspector.add(bytes.substr(at, size));
  return inspector.finish();
}

std::string codes(const Inspection& found) {
  std::string out;
  for (const Fault& fault : found.faults) out += (out.empty() ? "" : " ") + std::string(fault.code);
  return out;
}

}  // namespace

TEST_CASE("a file is known by its bytes") {
  const Inspection pdf = inspect(kPdf);
  CHECK(pdf.type == "application/pdf");
  CHECK(pdf.pages == 2);
  CHECK(pdf.bytes == static_cast<std::int64_t>(kPdf.size()));
  CHECK_FALSE(pdf.encrypted);
  CHECK_FALSE(pdf.scripted);
  CHECK(codes(pdf).empty());
  CHECK(inspect(kPacked).pages == 1);
  CHECK(codes(inspect(kPacked)).empty());
  const Inspection png = inspect(kPng);
  CHECK(png.type == "image/png");
  CHECK(png.width == 3);
  CHECK(png.height == 2);
  CHECK(codes(png).empty());
  const Inspection jpeg = inspect(kJpeg);
  CHECK(jpeg.type == "image/jpeg");
  CHECK(jpeg.width == 3);
  CHECK(jpeg.height == 2);
  CHECK(codes(jpeg).empty());
  CHECK(codes(inspect("")) == "empty");
  CHECK(inspect("").sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(codes(inspect("GIF89a......")) == "unknown_type");
}

TEST_CASE("whatever is cut off, or changed, is answered, and the same however it comes") {
  std::uint32_t seed = 1;
  const auto random = [&seed](std::size_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
  };
  for (const std::string& whole : {kPdf, kPacked, kPng, kJpeg}) {
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const std::string_view part = std::string_view(whole).substr(0, size);
      const Inspection found = inspect(part);
      CHECK(found == in_pieces(part, 1 + random(9)));
      // Only a PDF's last line feed may be missing.
      const bool whole_but_line = whole.back() == '\n' && size + 1 == whole.size();
      CHECK((codes(found) == "") == whole_but_line);
    }
    for (int round = 0; round < 2000; ++round) {
      std::string bytes = whole;
      for (std::size_t changes = 1 + random(3); changes > 0; --changes) {
        const std::size_t at = random(bytes.size());
        if (random(3) == 0) bytes.erase(at, 1 + random(8));
        if (bytes.size() > at) bytes[at] = static_cast<char>(random(256));
      }
      REQUIRE(inspect(bytes) == in_pieces(bytes, 1 + random(9)));
    }
  }
}

TEST_CASE("the manifest's entry says what is known, and what disagrees") {
  Inspection found = inspect(kPdf);
  const auto entry = zhicheng::api::describe_attachment(found, "diploma", "学位.pdf");
  CHECK(write_canonical(to_json(entry)) == R"({"bytes":)" + std::to_string(kPdf.size()) + R"(,"kind":"diploma","name":"学位.pdf","pages":2,"sha256":")" +
                                                found.sha256 + R"(","type":"application/pdf"})");
  CHECK(found.faults.empty());
  zhicheng::api::describe_attachment(found, "diploma", "学位.jpg", "image/jpeg");
  CHECK(codes(found) == "name_differs declared_differs");
}

namespace {

/// A page whose fifth object is this stream; its length is stated as it is, or as told.
std::string with_stream(std::string_view dictionary, std::string_view data, std::string_view length = {}) {
  const std::string stated = length.empty() ? std::to_string(data.size()) : std::string(length);
  return "%PDF-1.5\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 6 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n5 0 obj<<" + std::string(dictionary) + "/Length " + stated + ">>stream\n" +
         std::string(data) + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

/// "scripted", "unread", both or neither, the same however it is cut.
std::string told(const std::string& pdf) {
  const Inspection whole = inspect(pdf);
  for (const std::size_t size : {1U, 2U, 3U, 7U}) CHECK(in_pieces(pdf, size) == whole);
  return std::string(whole.scripted ? "scripted" : "") + (whole.unread ? "unread" : "");
}

}  // namespace

TEST_CASE("an object that is hidden in a stream's data is found by what it does") {
  CHECK(told(with_stream("", "6 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj")) == "scripted");
  CHECK(told(with_stream("/Filter/DCTDecode", "\xff\xd8 noise obj 6 0 obj % why\n<</S/J#61vaScript/JS 7 0 R>>endobj \xff\xd9")) == "scripted");
  CHECK(told(with_stream("", "6 0 obj[<</S/Launch/F(calc.exe)>>]")) == "scripted");
  CHECK(told(with_stream("", "5 0 obj<</T( 6 0 obj<<%)/S/Launch>>")) == "unread");
  CHECK(told(with_stream("", "6 0 obj<</T( 6 0 obj<<)/T()>>")) == "unread");
  CHECK(told(with_stream("", "6 0 obj<</T 7 0 obj \n <</S/GoTo>>endobj")) == "unread");
  for (const char* plain : {"BT /JS 12 Tf (obj) Tj ET", "6 0 obj<</Type/Page>>endobj /JavaScript", "an objective /JavaScript obj</JS>", "xobj<</S/JavaScript>>", "o ob obj"}) {
    CAPTURE(plain);
    CHECK(told(with_stream("", plain)).empty());
  }
}

TEST_CASE("a PDF that could not be looked into completely is told, unless it is encrypted") {
  const std::string_view objects = "/Type/ObjStm/N 1/First 4";
  CHECK(told(with_stream(objects, "6 0 <</S/JavaScript/JS(x)>>")) == "scripted");
  CHECK(told(with_stream("/N 1/First 4", "6 0 <</S/JavaScript/JS(x)>>")) == "scripted");
  const std::string hex = std::string(objects) + "/Filter/ASCIIHexDecode";
  CHECK(told(with_stream(hex, "362030203c3c2f532f4a6176615363726970742f4a532878293e3e>")) == "unread");
  CHECK(told(with_stream("", "longer than it says", "3")) == "unread");
  std::string encrypted = with_stream(hex, "36>");
  encrypted.replace(encrypted.find("trailer<<"), 9, "trailer<</Encrypt 9 0 R");
  CHECK(told(encrypted).empty());
  CHECK(told(with_stream("", "plain")).empty());
}
