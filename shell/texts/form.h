// The words of the form, of the list of tasks and of what is copied, reviewed and printed.
#pragma once
#include <string_view>

namespace zhicheng::texts {

struct FormTexts {
  // Tasks
  std::string_view part_form;
  std::string_view part_files;
  std::string_view part_last;
  std::string_view progress;  ///< {} {}
  std::string_view needed;
  std::string_view needed_lead;
  std::string_view untouched;
  std::string_view begun;     ///< {}
  std::string_view done;      ///< nothing is blank
  std::string_view done_but;  ///< {} {}
  std::string_view wrong;  ///< {}

  // Sections and items
  std::string_view besides;
  std::string_view to_check;  ///< {}
  std::string_view problem;
  std::string_view warning;
  std::string_view note;
  std::string_view source;  ///< {}
  std::string_view asking;
  std::string_view failed;
  std::string_view again;
  std::string_view add;  ///< {}
  std::string_view edit;
  std::string_view remove;
  std::string_view removed;  ///< {}
  std::string_view restore;
  std::string_view nothing_yet;
  std::string_view finish_section;
  std::string_view finish_empty;
  std::string_view finish_item;
  std::string_view history;
  std::string_view take_over;  ///< {}
  std::string_view agrees;
  std::string_view differs;  ///< {}
  std::string_view from_number;  ///< {} {}
  std::string_view clear;
  std::string_view no_time;
  std::string_view edited;  ///< {}

  // In the portal's order
  std::string_view portal_title;
  std::string_view portal_lead;
  std::string_view portal_order;
  std::string_view applied_for;
  std::string_view copy;
  std::string_view copied;
  std::string_view copied_row;  ///< {}
  std::string_view copy_failed;
  std::string_view empty;
  std::string_view none;

  // Review
  std::string_view review_title;
  std::string_view review_lead;
  std::string_view nothing_left;
  std::string_view self_check;
  std::string_view to_package;

  // Print
  std::string_view print;
  std::string_view print_failed;
  std::string_view mark;
  std::string_view print_note;
};

extern const FormTexts kChineseForm;

}  // namespace zhicheng::texts
