// Words about handing in.
#pragma once
#include <string_view>

namespace zhicheng::texts {

struct FilingTexts {
  // Where it begins
  std::string_view offer;      ///< {}
  std::string_view to_confirm;
  std::string_view handed_in;  ///< {}
  std::string_view broken_off;
  std::string_view to_progress;

  // Before
  std::string_view title;
  std::string_view again_title;
  std::string_view lead;       ///< {}
  std::string_view again_lead;  ///< {}
  std::string_view this_server;
  std::string_view replaces;   ///< {}
  std::string_view other_number;  ///< {} {}
  std::string_view earlier;       ///< {} {}
  std::string_view outcome;
  std::string_view then;
  std::string_view goes;
  std::string_view goes_form;  ///< {}
  std::string_view goes_files;  ///< {} {} {}
  std::string_view goes_without;
  std::string_view not_here;    ///< {}
  std::string_view to_files;
  std::string_view open_title;
  std::string_view problems;      ///< {}
  std::string_view open_section;  ///< {}
  std::string_view no_material;   ///< {}
  std::string_view to_materials;
  std::string_view shared;
  std::string_view no_id;
  std::string_view to_id;
  std::string_view confirm;

  // Under way
  std::string_view making;
  std::string_view handing;
  std::string_view uploading;  ///< {}
  std::string_view bytes;      ///< {} {}
  std::string_view stop;
  std::string_view stopped;
  std::string_view failed;     ///< {}
  std::string_view go_on;
  std::string_view change;

  // The receipt
  std::string_view received;
  std::string_view received_words;
  std::string_view number;
  std::string_view secret;
  std::string_view time;
  std::string_view revision;
  std::string_view revision_of;  ///< {}
  std::string_view verdict;
  std::string_view verdict_same;
  std::string_view verdict_differs;
  std::string_view verdict_cannot;
  std::string_view unfinished;
  std::string_view changed;  ///< {}
  std::string_view missing;
  std::string_view none_missing;
  std::string_view missing_unknown;
  std::string_view kept;
  std::string_view not_kept;
  std::string_view keep;
  std::string_view print;
  std::string_view upload;
  std::string_view mark;
  std::string_view print_note;
  std::string_view signature;

  // How it fares
  std::string_view progress_title;
  std::string_view progress_lead;
  std::string_view number_hint;
  std::string_view nothing_typed;
  std::string_view look;
  std::string_view looking;
  std::string_view found;
  std::string_view lies_with;  ///< {}
  std::string_view until;      ///< {}
  std::string_view lapsed;        ///< {}
  std::string_view until_filing;  ///< {}
  std::string_view too_late;      ///< {}
  std::string_view told_by;    ///< {} {}
  std::string_view to_mend;    ///< {}
  std::string_view mend;       ///< {}
  std::string_view mend_now;
  std::string_view open_first;
  std::string_view missing_title;
  std::string_view events;
  std::string_view withdraw;
  std::string_view withdraw_now;
  std::string_view withdraw_reason;
  std::string_view withdrawn;
};

extern const FilingTexts kChineseFiling;

/// Why the server does not take it, by code; "" where the server says it best.
std::string_view word_of_refusal(std::string_view code);
/// 退回本人; "" for what is no matter of the applicant's.
std::string_view word_of_event(std::string_view action);

}  // namespace zhicheng::texts
