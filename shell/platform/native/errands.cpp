#include "shell/platform/native/errands.h"

#include <filesystem>
#include <fstream>
#include <optional>

#include "api/attachment.h"
#include "api/calendar.h"
#include "api/door.h"
#include "attachment/inspect.h"
#include "container/open.h"
#include "container/write_html.h"
#include "container/zip_writer.h"
#include "imgui.h"
#include "rules/embedded.h"

namespace zhicheng::platform {
namespace {

using base::Json;

const api::Door& door() {
  static const api::Door kDoor(*rules::Library::load(rules::embedded_files()));
  return kDoor;
}

bool write_file(const std::string& name, std::string_view bytes) {
  std::ofstream file(name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return static_cast<bool>(file.flush());
}

/// Hands a file on in pieces. False when it cannot be read, or is not taken.
template <class Take>
bool read_file(const std::string& path, const Take& take) {
  constexpr std::size_t kPiece = std::size_t{1} << 20;
  std::ifstream file(path, std::ios::binary);
  std::string piece(kPiece, '\0');
  while (file) {
    file.read(piece.data(), kPiece);
    const auto got = static_cast<std::size_t>(file.gcount());
    if (got > 0 && !take(std::string_view(piece.data(), got))) return false;
  }
  return file.eof();
}

std::string refusal(const base::Error& error) {
  Json object;
  object.add("code", base::spell(error.code)).add("at", error.at).add("detail", error.detail);
  return write_canonical(Json{}.add("error", std::move(object)));
}

std::string name_of(const std::string& path) { return std::filesystem::path(path).filename().string(); }

model::Reply inspect(const model::Errand& errand, FileTable& files) {
  const std::string path = files.path_of(errand.bytes);
  attachment::Inspector inspector;
  const bool read = read_file(path, [&](std::string_view piece) {
    inspector.add(piece);
    return true;
  });
  if (!read) return {errand.id, false, {}};
  attachment::Inspection found = inspector.finish();
  const application::Attachment entry = api::describe_attachment(found, errand.name, name_of(path));
  if (found.faults.empty()) files.take(entry.sha256, path);
  Json::Array faults;
  for (const attachment::Fault& fault : found.faults) faults.push_back(Json{}.add("code", fault.code).add("detail", fault.detail));
  return {errand.id, true, write_canonical(to_json(entry).add("faults", std::move(faults)))};
}

/// The files of an archive stay in it: they are chosen again when another is to be made.
model::Reply open(const model::Errand& errand, const FileTable& files) {
  std::string bytes;
  const bool read = read_file(files.path_of(errand.bytes), [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  if (!read) return {errand.id, false, {}};
  const auto opened = container::open(bytes);
  if (!opened) return {errand.id, false, refusal(opened.error())};
  Json::Array listed;
  for (const container::File& file : opened->files) {
    const bool here = !files.path_of_content(file.listed.sha256).empty();
    listed.push_back(Json{}.add("name", file.listed.name).add("state", container::spell(file.state)).add("here", here));
  }
  Json answer;
  if (opened->kind == container::Kind::html) answer.add("copy", container::spell(container::words_of_copy(door().library(), opened->package, bytes)));
  answer.add("kind", container::spell(opened->kind)).add("files", std::move(listed)).add("package", *base::read_json(opened->package));
  return {errand.id, true, write_canonical(answer)};
}

model::Reply zip(const model::Errand& errand, const FileTable& files) {
  std::ofstream archive(errand.name, std::ios::binary);
  container::ZipWriter writer([&](std::uint64_t at, std::string_view bytes) {
    archive.seekp(static_cast<std::streamoff>(at));
    archive.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(archive);
  });
  const auto package = base::read_json(errand.bytes);
  const Json* list = package ? package->find("attachments") : nullptr;
  std::optional<base::Error> error = writer.begin(errand.bytes);
  while (!error && list != nullptr) {
    const auto next = writer.next();
    if (!next) break;
    error = writer.add();
    const std::string path = files.path_of_content((*list->array())[*next].text_at("sha256"));
    const bool read = !error && read_file(path, [&](std::string_view piece) {
      error = writer.write(piece);
      return !error;
    });
    if (!error && !read) return {errand.id, false, {}};
    if (!error) error = writer.end_file();
  }
  if (!error) error = writer.finish();
  if (error) {
    archive.close();
    std::filesystem::remove(errand.name);  // it is no good
    return {errand.id, false, refusal(*error)};
  }
  return {errand.id, static_cast<bool>(archive.flush()), {}};
}

}  // namespace

std::string FileTable::offer(const std::vector<std::string>& paths) {
  std::string lines;
  for (const std::string& path : paths) {
    std::error_code absent;
    const auto size = std::filesystem::file_size(path, absent);
    lines += std::to_string(paths_.size()) + " " + std::to_string(absent ? 0 : size) + " " + name_of(path) + "\n";
    paths_.push_back(path);
  }
  return lines;
}

std::string FileTable::path_of(const std::string& number) const { return paths_[std::stoul(number)]; }

std::string FileTable::path_of_content(std::string_view sha256) const {
  const auto found = taken_.find(sha256);
  return found != taken_.end() ? found->second : std::string();
}

model::Reply carry_out(const model::Errand& errand, FileTable& files) {
  switch (errand.work) {
    case model::Work::call: {
      api::Response response = door().handle(errand.bytes);
      return {errand.id, response.answer != api::Answer::refused, std::move(response.bytes)};
    }
    case model::Work::html: {
      auto copy = container::write_html(door().library(), errand.bytes);
      if (!copy) return {errand.id, false, refusal(copy.error())};
      return {errand.id, true, *std::move(copy)};
    }
    case model::Work::save:
      return {errand.id, write_file(errand.name, errand.bytes), {}};
    case model::Work::recall:
    case model::Work::keep:
    case model::Work::forget:
    case model::Work::share:  // a window keeps no drafts: files are beside it
    case model::Work::print:
    case model::Work::server:  // handing in is the page's, and the command line's
    case model::Work::draw:
    case model::Work::submit:
    case model::Work::upload:
    case model::Work::status:
    case model::Work::withdraw:
      return {errand.id, false, {}};
    case model::Work::calendar: {
      api::Response response = api::calendar(door(), errand.bytes);
      return {errand.id, response.answer == api::Answer::yes, std::move(response.bytes)};
    }
    case model::Work::copy:
      ImGui::SetClipboardText(errand.bytes.c_str());
      break;
    case model::Work::inspect:
      return inspect(errand, files);
    case model::Work::open:
      return open(errand, files);
    case model::Work::zip:
      return zip(errand, files);
    case model::Work::drop:
      files.forget();
      break;
    case model::Work::cancel:  // nothing is under way between two errands
      break;
  }
  return {errand.id, true, {}};
}

}  // namespace zhicheng::platform
