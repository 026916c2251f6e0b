#include "seal/fault.h"

namespace zhicheng::seal {

std::string_view spell(FaultCode code) {
  switch (code) {
    case FaultCode::missing_key:
      return "missing_key";
    case FaultCode::exposed_key:
      return "exposed_key";
    case FaultCode::damaged_key:
      return "damaged_key";
    case FaultCode::cannot_read:
      return "cannot_read";
    case FaultCode::cannot_write:
      return "cannot_write";
    case FaultCode::not_sealed:
      return "not_sealed";
    case FaultCode::unknown_key:
      return "unknown_key";
    case FaultCode::not_authentic:
      return "not_authentic";
    case FaultCode::busy:
      return "busy";
    case FaultCode::no_memory:
      return "no_memory";
    case FaultCode::too_long:
      return "too_long";
  }
  return "bug";
}

}  // namespace zhicheng::seal
