#include "cli/input.h"

#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>

#include "cli/failure.h"

namespace zhicheng::cli {

namespace {

constexpr std::size_t kHeld = base::JsonLimits{}.bytes + 1;

struct Close {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

std::string read_input(const std::string& path) {
  const std::unique_ptr<std::FILE, Close> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) throw cannot_read(path, errno);

  std::string bytes;
  std::vector<char> chunk(std::size_t{64} << 10);
  while (bytes.size() < kHeld) {
    const std::size_t got = std::fread(chunk.data(), 1, std::min(chunk.size(), kHeld - bytes.size()), file.get());
    if (got == 0) break;
    bytes.append(chunk.data(), got);
  }
  if (std::ferror(file.get()) != 0) throw cannot_read(path == "-" ? "标准输入" : path, errno);
  return bytes;
}

base::Json read_json_input(const std::string& path) {
  auto read = base::read_json(read_input(path));
  if (!read) throw refused(read.error());
  return std::move(read).value();
}

Lines::Lines(int descriptor, std::size_t limit)
    : descriptor_(descriptor),
      most_(limit + 1),
      held_(static_cast<Held*>(::mmap(nullptr, sizeof(Held), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
  if (held_ == MAP_FAILED) throw cannot_read("输入", errno);
}

Lines::~Lines() { ::munmap(held_, sizeof(Held)); }

std::optional<std::string_view> Lines::next() {
  const auto line = read_line();
  if (line) ++held_->taken;
  return line;
}

std::optional<std::string_view> Lines::read_line() {
  line_.clear();
  while (true) {
    if (held_->from == held_->until && !fill()) {
      if (is_blank(line_)) return std::nullopt;
      return line_;
    }
    const std::string_view rest(held_->chunk.data() + held_->from, held_->until - held_->from);
    const std::size_t feed = rest.find('\n');
    const std::string_view piece = rest.substr(0, feed);
    held_->from += std::min(piece.size() + 1, rest.size());
    if (feed != std::string_view::npos && line_.empty() && piece.size() <= most_) {
      if (!is_blank(piece)) return piece;
      continue;
    }
    line_.append(piece.substr(0, most_ - line_.size()));
    if (feed == std::string_view::npos) continue;
    if (!is_blank(line_)) return line_;
    line_.clear();
  }
}

bool Lines::must_wait() const {
  if (held_->from != held_->until) return false;
  pollfd place{descriptor_, POLLIN, 0};
  return ::poll(&place, 1, 0) == 0;
}

/// read(2) and not fread: what has come is handed on at once, also when it fills no whole chunk.
bool Lines::fill() {
  ssize_t got = 0;
  do {
    got = ::read(descriptor_, held_->chunk.data(), held_->chunk.size());
  } while (got < 0 && errno == EINTR);
  if (got < 0) throw cannot_read("输入", errno);
  held_->from = 0;
  held_->until = static_cast<std::size_t>(got);
  return got > 0;
}

}  // namespace zhicheng::cli
