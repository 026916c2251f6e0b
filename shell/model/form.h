// The form: what an applicant says beyond the answers of the self-check, as typed; and what the checks say of it.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "application/labels.h"
#include "base/json.h"
#include "rules/catalogue.h"

namespace zhicheng::model {

struct Model;
enum class Fault : int;

/// How a field is filled in, and what its member of the package is.
enum class Input : std::uint8_t { line, heading, name, organization, telephone, email, day, time, rank, hours, year, choice, flag };

struct FormField {
  std::string_view key;
  Input input = Input::line;
  std::string_view hint = {};
  bool required = false;                          ///< a package, or the item, cannot be without it
  std::string_view fact = {};                     ///< whose choices are its options
  std::span<const application::Word> words = {};  ///< or these
  std::string_view label = {};
};

/// Members of the applicant, or of the items of one of the applicant's lists.
struct FormGroup {
  std::string_view list;  ///< "" for members of the applicant
  std::string_view title;
  std::span<const FormField> fields;
};

/// A page of the form: groups that belong together.
struct FormSection {
  std::string_view id;
  std::string_view title;
  std::string_view lead;
  std::size_t first = 0;  ///< group
  std::size_t groups = 1;
};

std::span<const FormGroup> form_groups();
std::span<const FormSection> form_sections();
std::size_t section_of(std::size_t group);

inline constexpr std::size_t kWhole = static_cast<std::size_t>(-1);
/// A field, or an item, or all of a group.
struct Place {
  std::size_t group = 0;
  std::size_t item = kWhole;  ///< 0 for members of the applicant
  std::size_t field = kWhole;
  auto operator<=>(const Place&) const = default;
};
/// The place of a member of the applicant: name, phone.
Place member(std::string_view key);
/// "/applicant/work/1/from": also the key of its control.
std::string pointer_of(const Place& place);
/// 工作经历第2条的开始日期
std::string words_of(const Place& place);

/// What a check has found.
struct Concern {
  std::string id;
  rules::Gravity severity = rules::Gravity::note;
  std::string text;
  std::string fix;
  std::string source;
  std::vector<std::string> clauses;
  bool verified = true;
  std::vector<Place> places;
  std::optional<std::size_t> fact;  ///< an answer of the self-check
};

/// A fact that the history settles.
struct Settled {
  std::size_t fact = 0;
  base::Json value;
  std::string text;
  std::vector<Place> from;
};

struct Form {
  /// The `applicant` of a package, but for what is typed: that is text until it is read.
  base::Json applicant{base::Json::Object{}};
  std::size_t section = 0;     ///< of the screen
  std::optional<Place> item;   ///< whose page is open; nothing: the section's
  bool fresh = false;          ///< it was added just now: what is not written yet is not missed
  bool item_tried = false;     ///< it could not be finished: what is missing is said
  bool direct = false;         ///< it was opened from another screen, and leads back there
  std::optional<Place> typing;
  std::optional<Place> sought;       ///< where eye and keyboard are to be
  std::set<std::size_t> done;        ///< sections that the person has finished; an empty list then means 无
  std::set<std::size_t> tried;       ///< sections that could not be finished: what is missing is said
  struct Removed {
    Place place;
    base::Json item;
  };
  std::optional<Removed> removed;  ///< last, to be taken back

  enum class Checking { none, asked, told, failed };
  Checking checking = Checking::none;
  std::string request;                         ///< that was asked last
  std::vector<std::vector<std::size_t>> kept;  ///< for each group the items that it had
  std::vector<Concern> concerns;
  std::vector<Settled> settled;
  std::size_t files_wanted = 0;
  std::size_t files_there = 0;

  std::optional<Place> copied;  ///< the row that was copied last
  bool copy_failed = false;
  bool print_failed = false;
};

const base::Json* value_at(const Form& form, const Place& place);
std::size_t items_of(const Form& form, std::size_t group);
/// How many fields of a section say something, and how many nothing; of a list those of its items.
struct Filling {
  std::size_t said = 0;
  std::size_t blank = 0;
};
Filling filling_of(const Form& form, std::size_t section);
bool is_empty(const Form& form, std::size_t section);
/// What stands in a field.
std::string text_of(const Form& form, const Place& place);

std::vector<application::Word> options_of(const Model& model, const FormField& field);

/// What a field says, or what is wrong with it; null and no fault when it is empty.
struct FormReading {
  base::Json value;
  Fault fault;
};
FormReading read(const Model& model, const Place& place);
/// The value as people read it; "" when there is none.
std::string readable(const Model& model, const Place& place);
/// An item in one line.
std::string item_words(const Model& model, const Place& place);

/// What the form says that can be read: the `applicant` of a package, and which items are in it.
struct Said {
  base::Json applicant{base::Json::Object{}};
  std::vector<std::vector<std::size_t>> kept;
};
Said said(const Model& model);
/// 出生日期 and 性别 as a 公民身份号码 without fault has them, where the form says nothing of them.
struct FromNumber {
  std::string born_on;
  std::string sex;
};
FromNumber from_number(const Model& model);

/// Fields that are wrong by themselves, in the order of the form.
std::vector<Place> faults_of(const Model& model, std::size_t section);
/// Whether a concern is about this section, or this item, or this field.
bool is_about(const Concern& concern, const Place& place);
bool is_about(const Concern& concern, std::size_t section);
/// Whether it only misses what the person has not come to yet.
bool is_early(const Form& form, const Concern& concern);

enum class Stage { untouched, begun, done, wrong };
Stage progress_of(const Model& model, std::size_t section);
/// How many entries of the section are to be mended.
std::size_t to_mend(const Model& model, std::size_t section);

std::string check_request(const Model& model, const Said& said);

/// What a person does to the form. One kind of action with a verb: each kind of its own would cost the page a kilobyte.
struct Fill {
  enum class Verb {
    put,      ///< `text`, or the id of an option, into a field; or nothing
    leave,    ///< the keyboard has gone from the field
    open,     ///< the page of a section (by any place in it)
    edit,     ///< the page of an item; the one after the last is a new one
    seek,     ///< wherever that is
    finish,   ///< done with the item, or with the section
    remove,   ///< the item
    restore,  ///< what was removed last
    adopt,    ///< answer the fact called `text` as the history settles it
    check,    ///< again
    copy,     ///< `text`, of the row `place`
    print,    ///< the sheet `text`
  };
  Verb verb;
  Place place = {};
  std::string text = {};
};

}  // namespace zhicheng::model
