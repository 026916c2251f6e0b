#include "cli/container.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "cli/failure.h"
#include "cli/input.h"
#include "cli/new_file.h"
#include "container/zip_writer.h"

namespace zhicheng::cli {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// What the archive's writer says; where the file itself took no more, its own reason.
void check(const std::optional<base::Error>& error, NewFile& file) {
  if (!error) return;
  if (error->code == base::ErrorCode::cannot_write) file.finish();
  throw refused(*error);
}

void add_file(container::ZipWriter& writer, NewFile& archive, const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw cannot_read(path, errno);
  check(writer.add(), archive);
  std::array<char, std::size_t{64} << 10> chunk{};
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get())) check(writer.write({chunk.data(), got}), archive);
  if (std::ferror(file.get()) != 0) throw cannot_read(path, errno);
  check(writer.end_file(), archive);
}

}  // namespace

FileBytes::FileBytes(const std::string& path) {
  // A pipe is opened once only: by who reads it.
  struct stat about{};
  const bool regular = path != "-" && ::stat(path.c_str(), &about) == 0 && S_ISREG(about.st_mode);
  if (regular && about.st_size > 0) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw cannot_read(path, errno);
    const auto size = static_cast<std::size_t>(about.st_size);
    void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    const int fault = errno;
    ::close(file);
    if (mapped == MAP_FAILED) throw cannot_read(path, fault);
    mapped_ = mapped;
    view_ = {static_cast<const char*>(mapped), size};
    return;
  }
  held_ = read_input(path);
  view_ = held_;
}

FileBytes::~FileBytes() {
  if (mapped_ != nullptr) ::munmap(mapped_, view_.size());
}

container::Opened open_container(std::string_view bytes, const std::string& name) {
  auto opened = container::open(bytes);
  if (opened) return std::move(*opened);
  Failure failure = refused(opened.error());
  if (!name.empty()) failure.detail = name + "：" + failure.detail;
  throw failure;
}

container::Kind kind_of_name(std::string_view name) {
  if (name.ends_with(".html")) return container::Kind::html;
  return name.ends_with(".zip") ? container::Kind::zip : container::Kind::json;
}

void write_archive(const std::string& named, std::string_view package, const std::vector<std::string>& attachments) {
  NewFile file(named, NewFile::Earlier::replaced);
  container::ZipWriter writer([&file](std::uint64_t at, std::string_view bytes) { return file.write(at, bytes); });
  check(writer.begin(package), file);
  while (const auto next = writer.next()) {
    const std::string& argument = attachments[*next];
    add_file(writer, file, argument.substr(argument.find('=') + 1));
  }
  check(writer.finish(), file);
  file.finish();
}

}  // namespace zhicheng::cli
