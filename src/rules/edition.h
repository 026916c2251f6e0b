// One edition: a notice's rules as they were loaded and checked. Never changed after loading.
#pragma once
#include <cstdint>
#include <deque>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "feel/expression.h"
#include "feel/possibilities.h"
#include "rules/fragments.h"
#include "rules/stated.h"
#include "rules/truth.h"
#include "rules/vocabulary.h"

namespace zhicheng::rules {

/// A name that a condition reads.
struct ReadName {
  feel::Binding::Kind kind;  ///< fact, value or today
  std::size_t index;
};

/// A condition: one expression, or conditions joined.
struct Condition {
  enum class Kind { leaf, all, any, negation };
  Kind kind = Kind::leaf;
  std::size_t index = 0;        ///< of all conditions of the edition
  feel::Expression expression;  ///< of a leaf
  std::vector<ReadName> names;  ///< of a leaf, each once, in order of appearance
  std::string source;           ///< of a leaf, as the edition writes it
  std::string text;             ///< in readable Chinese: the edition's own words, else made from the expression
  std::vector<std::string> clauses;
  std::vector<Condition> parts;
};

/// One row of a `first` list: without a condition it always holds.
struct ValueRow {
  std::optional<Condition> when;
  feel::Expression value;
};

/// Of a table.
inline constexpr std::size_t kMostInputs = 8;

struct TableRow {
  std::vector<std::vector<std::int64_t>> inputs;  ///< symbols that match, by input; empty: all
  feel::Value value;
  bool verified = true;
  std::string source;
};

/// Days, both ends counted in.
struct DaySpan {
  std::int64_t from = std::numeric_limits<std::int64_t>::min();
  std::int64_t to = std::numeric_limits<std::int64_t>::max();
};

/// A value of the edition: `rows` for `is`, `first` and `dated`, or `table`.
struct NamedValue {
  std::string id;
  std::string label;
  feel::Type type;
  std::vector<Choice> choices;
  std::vector<ValueRow> rows;
  std::vector<feel::Expression> inputs;
  std::vector<TableRow> table;
  std::vector<std::string> clauses = {};  ///< its own and those of its rows
  std::vector<DaySpan> dated = {};        ///< the days of `rows`, where they are dated
};

struct JudgeCase {
  std::optional<Condition> when;
  Status status = Status::unknown;
  std::optional<feel::Expression> met_from;
  std::string advice;
};

struct FindingRule {
  std::string id;
  std::string title;
  Role role = Role::blocking;
  std::vector<std::string> clauses;
  bool verified = false;
  std::string source;
  std::vector<std::size_t> verified_by;  ///< indexes of values with a table
  std::vector<JudgeCase> judge;
  std::optional<feel::Expression> measured_on;
};

struct PathRule {
  std::string id;
  std::string title;
  std::vector<std::size_t> findings;
};

struct HumanRule {
  std::string id;
  std::string title;
  std::string by;
  std::vector<std::string> clauses;
  std::optional<Condition> when;
};

/// A fact whose change may be told to a person; `text` has {answer} or {range} where the new value goes.
struct ChangeRule {
  std::size_t fact = 0;
  ChangeKind kind = ChangeKind::check;
  std::string text;
  std::optional<Condition> when;  ///< with the new value
};

struct DeadlineRule {
  std::string id;
  std::string title;
  std::optional<Condition> when;
  feel::Expression date;
  std::size_t set_by = 0;  ///< index of a value of type choice
  std::vector<std::string> clauses;
  bool verified = true;
  std::string note;
};

struct MaterialRule {
  std::string id;
  std::string title;
  std::optional<Condition> when;
  std::vector<std::string> clauses;
  bool verified = true;            ///< false: the notice does not ask for it by name
  std::string source;
  std::string note;
  bool file = false;               ///< it is handed in as a file of its own
  std::vector<std::string> kinds;  ///< what else its files may call themselves: "diploma"
  std::vector<std::string> words;  ///< what names of such files say: "毕业证"
};

struct LinkRule {
  std::string office;                        ///< a fixed name, or
  std::optional<feel::Expression> office_is; ///< a value of type text; neither: not stated
  std::string duty;
  LinkStatus status = LinkStatus::gap;
  std::vector<std::string> clauses;
  std::string note;
};

struct RouteRow {
  std::string id;
  std::string title;
  std::optional<Condition> when;
  std::vector<LinkRule> links;
};

struct Presumption {
  std::size_t fact = 0;
  std::size_t equals = 0;
};

struct ContactRule {
  std::string office;
  std::string name;
  std::vector<std::string> phones;
  std::vector<std::string> clauses;
  std::optional<Condition> when;
  std::string address = {};
  std::string hours = {};  ///< when files are accepted
  bool local = false;      ///< from a county's or the zone's own file
};

/// A row of the table of dates: for whom the deadlines are shown.
struct DateView {
  std::string id;
  std::string title;
  base::Json answers;
};

class Edition {
 public:
  std::string id;
  int year = 0;
  std::string title;
  std::string issuer;
  std::string dated;     ///< YYYY-MM-DD
  std::string forwards;  ///< number of the notice that it passes on
  std::string source;
  std::optional<std::string> county;  ///< of the overlay, or none
  std::vector<base::Json> packs;      ///< {"id","digest"} of each pack that is loaded, by id
  std::string digest;

  std::string notice;  ///< the notice's text
  std::vector<Clause> clauses;
  std::vector<Ambiguity> ambiguities;
  Vocabulary vocabulary;
  std::vector<NamedValue> values;
  std::vector<FindingRule> findings;
  std::vector<PathRule> paths;
  std::vector<HumanRule> human;
  std::vector<ChangeRule> changes;
  std::vector<DeadlineRule> deadlines;
  std::vector<MaterialRule> materials;
  std::vector<RouteRow> route;
  std::vector<std::string> route_clauses;  ///< of the table as a whole
  std::vector<Presumption> presumptions;
  std::vector<ContactRule> contacts;
  std::vector<DateView> dates;
  std::vector<Stated> process;    ///< the year's calendar
  std::vector<Stated> sanctions;
  std::vector<Stated> quotas;
  std::vector<Stated> fees;
  std::vector<Stated> checks;  ///< what a reviewer looks at
  std::vector<Stated> moves;   ///< what can happen to a file under review
  std::vector<std::size_t> ask_order;  ///< facts
  std::vector<std::size_t> ranked;     ///< facts in the order of decision diagrams: choices, then dates and numbers
  feel::Calendar calendar;

  feel::Symbols symbols;
  std::vector<const std::vector<std::int64_t>*> fact_domains;  ///< by fact; null unless a choice
  std::deque<std::vector<std::int64_t>> domains;               ///< owned here: types point into it
  std::size_t cutoff = 0;                                      ///< index of the value `cutoff`
  std::size_t conditions = 0;                                  ///< how many, joined ones and their parts
  Fragments fragments;

  Edition() = default;
  Edition(const Edition&) = delete;
  Edition& operator=(const Edition&) = delete;

  const FindingRule* find_finding(std::string_view finding) const;
  const NamedValue* find_value(std::string_view value) const;
  /// Rows of the extraction for a place such as "三(三)".
  std::vector<const Clause*> quotes_of(std::string_view place) const;
};

/// What an edition is made of, already read as JSON.
struct EditionSource {
  const base::Json& vocabulary;
  const base::Json& edition;
  const base::Json& clauses;
  std::string_view notice;
  const base::Json* overlay = nullptr;
  std::vector<const base::Json*> packs{};  ///< by id, each once
  std::vector<const base::Json*> seats{};  ///< what seats such as the zone add, always
};

/// Loads and checks an edition. Errors: `at` is "vocabulary#…", "edition#…", "clauses#…", "overlay#…",
/// "counties/<seat>#…" or "packs/<id>.json#…": the file, and the JSON pointer in it.
base::Result<std::shared_ptr<const Edition>> load_edition(const EditionSource& source);

}  // namespace zhicheng::rules
