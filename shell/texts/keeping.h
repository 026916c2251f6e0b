// Words about drafts.
#pragma once
#include <string_view>

namespace zhicheng::texts {

struct KeepingTexts {
  std::string_view resume;         ///< the newest draft
  std::string_view untitled;
  std::string_view draft;          ///< {}（{}）: title, time
  std::string_view title;
  std::string_view open;
  std::string_view remove;
  std::string_view kept_here;
  std::string_view full;
  std::string_view impossible;
  std::string_view shared;
  std::string_view shared_note;
  std::string_view forget_all;
  std::string_view forgotten;
  std::string_view removed;
  std::string_view not_forgotten;
  std::string_view remove_now;
  std::string_view remove_code_now;
  std::string_view forget_all_now;
  std::string_view forget_codes_now;
  std::string_view shared_now;
  std::string_view handed_in;  ///< {}
  std::string_view restart_now;
};

extern const KeepingTexts kChineseKeeping;

}  // namespace zhicheng::texts
