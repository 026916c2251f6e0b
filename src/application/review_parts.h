// The parts of the review. Private to the room.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "application/review.h"

namespace zhicheng::application {

inline constexpr auto kChecks = std::to_array<std::string_view>({
    "basics_blank", "history_blank", "stated_differs_from_history", "cutoff_unknown", "item_after_cutoff", "item_ahead", "end_after_cutoff", "written_after_cutoff", "year_unfinished", "date_missing", "period_reversed", "employment_gap", "pause_incomplete",
    "overlapping_work", "city_work_unclear", "units_differ", "employer_code_spelling", "employer_code_length", "employer_code_characters", "employer_code_check", "unit_blanks",
    "id_number_blanks", "id_number_length", "id_number_fifteen",
    "id_number_characters", "id_number_birth", "id_number_checksum", "id_number_region", "id_birth_ahead", "id_birth_differs", "id_sex_differs", "phone_form",
    "name_private_use_characters", "name_unseen_characters", "name_blanks", "name_middle_dot", "names_one_character_apart", "names_spelt_otherwise", "education_not_graduated",
    "title_level_unknown", "cell_blank", "role_missing", "rank_missing", "rank_beyond_people", "achievement_older_than_title", "paper_number_missing",
    "exam_expired", "qualification_expired", "yearly_year_missing", "training_year_missing", "form_outdated", "declaration_missing", "unknown_member",
    "missing_attachment", "missing_attachment_unconfirmed", "unknown_attachment_kind", "attachment_item_unknown", "same_file_twice", "file_name_against_item",
    "encrypted_pdf", "scripted_pdf", "unread_pdf", "more_of_the_same",
});

/// A check's place in kChecks; a name that is not there does not compile: no constant stands beyond the end.
class CheckId {
 public:
  consteval CheckId(const char* name) {
    while (kChecks[index_] != name) ++index_;
  }
  std::string_view name() const { return kChecks[index_]; }
  std::size_t index() const { return index_; }

 private:
  std::size_t index_ = 0;
};

using Values = std::vector<std::pair<std::string, std::string>>;

/// What is looked at, and what was found so far.
struct Review {
  const rules::Edition& edition;
  const rules::Answers& answers;
  const rules::Assessment& assessment;
  const Application& said;
  const std::vector<Attachment>& attachments;
  const std::vector<Derived>& derived;
  std::vector<Concern> found;
  std::vector<std::size_t> counts = std::vector<std::size_t>(kChecks.size(), 0);  ///< of each check

  /// Beyond a number that no application has, concerns of the same check are counted alone.
  void add(CheckId check, std::vector<std::string> places, Values values = {});

  /// The day by which things count: the cutoff, or the day asked where it is not known.
  Day counted_until() const { return assessment.cutoff.value_or(assessment.on); }
  /// The id of the answered choice; "" where nothing is.
  std::string_view answered_choice(std::string_view fact) const;
  std::optional<Day> answered_day(std::string_view fact) const;
  /// When the title that the applicant holds was obtained.
  std::optional<Day> title_on() const;
  /// "论文第1条“…”": a place in words, with the item's own name where it has one.
  std::string item_words(std::string_view pointer, std::string_view name) const;
};

/// "/applicant/work/1", with `field` "/applicant/work/1/from".
std::string place(std::string_view list, std::size_t index, std::string_view field = {});

// review_blanks.cpp
void check_blanks(Review& review);

// review_history.cpp
void check_stated(Review& review);
void check_cutoff(Review& review);
void check_dates(Review& review);
void check_work(Review& review);

// review_person.cpp
void check_person(Review& review);
void check_units(Review& review);

// review_names.cpp
void check_names(Review& review);
/// Of two names for comparing: long enough, one character apart, and told apart by no number: a slip of the pen.
bool is_slip(std::string_view one, std::string_view other);

// review_results.cpp
void check_results(Review& review);
void check_years(Review& review);
void check_declarations(Review& review);

// review_files.cpp
void check_files(Review& review);

/// Parts of a file's name between blanks, digits and signs, without its ending.
std::vector<std::string_view> name_parts(std::string_view file_name);

/// Seconds since 1970 of an RFC 3339 time; fractions do not count.
std::optional<std::int64_t> instant(std::string_view time);

}  // namespace zhicheng::application
