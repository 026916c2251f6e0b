#include "seal/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace zhicheng::seal {

namespace {

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  operator int() const { return number_; }

 private:
  int number_;
};

std::string reason(int system_error) {
  switch (system_error) {
    case ENOENT:
      return "没有这个文件或目录";
    case EACCES:
    case EPERM:
      return "没有权限";
    case ENOTDIR:
      return "路径中有一段不是目录";
    case ENOSPC:
      return "磁盘已满";
    case EROFS:
      return "文件系统只读";
    default:
      return std::generic_category().message(system_error);
  }
}

/// All of the key and nothing behind it.
bool read_whole(int file, Key& key) {
  std::size_t at = 0;
  while (at < key.size()) {
    const ssize_t got = ::read(file, key.data() + at, key.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += static_cast<std::size_t>(got);
  }
  return true;
}

int write_whole(int file, const Key& key) {
  std::size_t at = 0;
  while (at < key.size()) {
    const ssize_t written = ::write(file, key.data() + at, key.size() - at);
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) at += static_cast<std::size_t>(written);
  }
  return ::fsync(file) == 0 ? 0 : errno;
}

}  // namespace

Fault system_fault(FaultCode code, const std::string& path, int system_error) {
  return {code, path + "：" + reason(system_error)};
}

Outcome<Key> read_key(const std::string& path) {
  // A pipe in its place must not hold the start up.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (file < 0 && errno == ENOENT) return system_fault(FaultCode::missing_key, path, ENOENT);
  if (file < 0 && errno == ELOOP) return Fault{FaultCode::damaged_key, path + "：密钥文件不能是链接"};
  struct stat about{};
  if (file < 0 || ::fstat(file, &about) != 0) return system_fault(FaultCode::cannot_read, path, errno);
  if (!S_ISREG(about.st_mode)) return Fault{FaultCode::damaged_key, path + "：不是普通文件"};
  if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return Fault{FaultCode::exposed_key, path + "：其他用户也能访问，请先 chmod 600，并考虑密钥是否已经泄露"};
  }
  if (about.st_uid != ::geteuid()) return Fault{FaultCode::exposed_key, path + "：属于另一个用户"};
  if (about.st_size != static_cast<off_t>(Key::size())) {
    return Fault{FaultCode::damaged_key, path + "：长度不是 32 字节"};
  }
  Key key;
  if (!read_whole(file, key)) return Fault{FaultCode::cannot_read, path + "：读不完整"};
  // What a file system shows after a power cut where bytes never arrived.
  if (sodium_is_zero(key.data(), key.size()) != 0) return Fault{FaultCode::damaged_key, path + "：内容全是零"};
  return key;
}

std::optional<Fault> create_key(const std::string& folder, const std::string& name) {
  const std::string path = folder + "/" + name;
  // A name of its own: processes in different containers have the same process id.
  std::string part = folder + "/." + name + ".XXXXXX";
  int fault = 0;
  {
    const Descriptor file(::mkostemp(part.data(), O_CLOEXEC));
    if (file < 0) return system_fault(FaultCode::cannot_write, path, errno);
    Key key;
    randombytes_buf(key.data(), key.size());
    fault = write_whole(file, key);
  }
  // A link never takes the place of a key that another process made meanwhile.
  if (fault == 0 && ::link(part.c_str(), path.c_str()) != 0 && errno != EEXIST) fault = errno;
  ::unlink(part.c_str());
  if (fault != 0) return system_fault(FaultCode::cannot_write, path, fault);
  return std::nullopt;
}

std::optional<Fault> settle_folder(const std::string& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (opened < 0 || ::fsync(opened) != 0) return system_fault(FaultCode::cannot_write, folder, errno);
  return std::nullopt;
}

}  // namespace zhicheng::seal
