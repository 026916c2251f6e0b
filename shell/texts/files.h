// The words of attachments, of opening packages and of comparing them.
#pragma once
#include <string_view>

namespace zhicheng::texts {

struct FileTexts {
  // Attachments
  std::string_view title;
  std::string_view short_title;
  std::string_view lead;
  std::string_view count;  ///< {}/{}
  std::string_view present;
  std::string_view lacking;
  std::string_view choose;
  std::string_view choose_for;  ///< {}
  std::string_view replace;
  std::string_view remove;
  std::string_view cancel;
  std::string_view not_here;
  std::string_view others;
  std::string_view looking;    ///< {} {}
  std::string_view added;      ///< {}
  std::string_view removed;    ///< {}
  std::string_view cancelled;  ///< {}
  std::string_view refused;    ///< {}
  std::string_view unsorted;  ///< {}
  std::string_view which_material;
  std::string_view drop_unsorted;
  std::string_view pages;   ///< {}
  std::string_view pixels;  ///< {} {}
  std::string_view to_package;

  // The archive
  std::string_view holds_files;  ///< {}
  std::string_view no_files;
  std::string_view save_zip;
  std::string_view lacking_files;  ///< {}
  std::string_view zipping;        ///< {}
  std::string_view outdated;
  std::string_view not_made;       ///< {} {}

  // Opening
  std::string_view open_title;
  std::string_view open_lead;
  std::string_view open_choose;
  std::string_view opening;      ///< {}
  std::string_view cannot_open;  ///< {}
  std::string_view file;
  std::string_view whose;
  std::string_view no_name;
  std::string_view edition;
  std::string_view created;
  std::string_view attachments;
  std::string_view verdict_same;
  std::string_view verdict_same_words;
  std::string_view verdict_differs;
  std::string_view verdict_differs_words;
  std::string_view verdict_cannot;
  std::string_view copy_other;
  std::string_view differences;
  std::string_view said;    ///< what the package says: {}
  std::string_view judged;  ///< what is judged now: {}
  std::string_view changed_since;
  std::string_view assessed_otherwise;  ///< {}
  std::string_view left_out;            ///< {}
  std::string_view replaces_yours;
  std::string_view go_on;
  std::string_view to_compare;

  // Comparing
  std::string_view compare_title;
  std::string_view compare_lead;
  std::string_view first;
  std::string_view second;
  std::string_view mine;
  std::string_view not_chosen;
  std::string_view choose_side;  ///< {}
  std::string_view use_mine;
  std::string_view all_same;  ///< {} {}
  std::string_view not_same;  ///< {} {}
  std::string_view fields;
  std::string_view same_rows;  ///< {}
  std::string_view same;
  std::string_view differs;
  std::string_view missing;  ///< a paper
  std::string_view blank;    ///< a field
  std::string_view missing_in;  ///< {}
  std::string_view one_character;
  std::string_view name_one_character;
  std::string_view renamed;
  std::string_view same_name;
  std::string_view all_other;
  std::string_view returned;  ///< what the notice says

  // Places and values
  std::string_view answer_place;  ///< {}
  std::string_view assessment_place;
  std::string_view nothing;
};

extern const FileTexts kChineseFiles;

/// Why a file is not taken, or not made, by the code of the error.
std::string_view word_of_error(std::string_view code);

}  // namespace zhicheng::texts
