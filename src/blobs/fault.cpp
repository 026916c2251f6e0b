#include "blobs/fault.h"

#include <cerrno>
#include <system_error>

namespace zhicheng::blobs {

namespace {

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
    case EDQUOT:
      return "超过磁盘配额";
    case EFBIG:
      return "超过文件大小的限制";
    case EROFS:
      return "文件系统只读";
    case EIO:
      return "磁盘读写出错";
    case EMFILE:
    case ENFILE:
      return "打开的文件太多";
    default:
      return std::generic_category().message(system_error);
  }
}

}  // namespace

std::string_view spell(FaultCode code) {
  switch (code) {
    case FaultCode::too_long:
      return "too_long";
    case FaultCode::too_short:
      return "too_short";
    case FaultCode::wrong_digest:
      return "wrong_digest";
    case FaultCode::wrong_type:
      return "wrong_type";
    case FaultCode::unfit:
      return "unfit";
    case FaultCode::gap:
      return "gap";
    case FaultCode::busy:
      return "busy";
    case FaultCode::no_space:
      return "no_space";
    case FaultCode::cannot_read:
      return "cannot_read";
    case FaultCode::cannot_write:
      return "cannot_write";
  }
  return "bug";
}

Fault system_fault(FaultCode otherwise, const std::string& path, int system_error) {
  const bool full = system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
  return {full ? FaultCode::no_space : otherwise, path + "：" + reason(system_error), system_error};
}

}  // namespace zhicheng::blobs
