// The state of the interface. Views read it; only update changes it.
#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "rules/answers.h"
#include "rules/assessment.h"
#include "rules/edition.h"
#include "rules/library.h"
#include "shell/model/action.h"

namespace zhicheng::model {

enum class Screen { start, question, result, package };

/// What is wrong with an entry.
enum class Fault {
  none,
  nothing_chosen,
  no_date,
  unreadable_date,  ///< neither digits nor a form that is known
  no_such_day,
  far_off_year,
  no_number,
  no_name,
  name_too_long,
  no_phone,
  bad_phone,
};

/// What is marked or written and not yet submitted.
struct Draft {
  std::optional<std::size_t> choice;  ///< of a yes-no question: 0 yes, 1 no
  std::string text;
  Fault fault = Fault::none;
};

struct Applicant {
  std::string name;
  std::string phone;
  std::string employer;
};

struct Model {
  std::shared_ptr<const rules::Library> library;
  std::shared_ptr<const rules::Edition> edition;  ///< with the county's overlay as soon as the county is known
  base::Day on = base::Day::first();              ///< the day the question is asked
  rules::Answers answers{0};
  rules::Assessment assessment;  ///< of these answers, always

  Screen screen = Screen::start;
  std::size_t fact = 0;            ///< that the question screen asks for
  std::vector<std::size_t> trail;  ///< facts asked before it, for going back
  std::set<std::size_t> skipped;   ///< 「不确定」 in this pass
  bool back_to_result = false;     ///< the question was opened from the result
  bool result_was_early = false;   ///< and there were others left to ask
  Draft draft;

  Applicant applicant;
  bool applicant_checked = false;  ///< saving was tried: faults are shown
  bool save_wanted = false;        ///< the platform is to hand over the package
  bool saved = false;
  bool save_failed = false;
};

/// The start screen for the newest edition of the library, as asked on `on`.
std::optional<Model> begin(std::shared_ptr<const rules::Library> library, base::Day on);

const rules::Fact& fact_of(const Model& model, std::size_t fact);
bool has_answers(const Model& model);
/// Facts with an answer, in the order in which they are asked.
std::vector<std::size_t> answered(const Model& model);
/// The next question that is not skipped, if any is left.
std::optional<std::size_t> next_question(const Model& model);
/// How many questions may still come, this one included.
std::size_t questions_left(const Model& model);

/// 2018-07-01 out of what people write: 20180701, 2018.7.1, 2018/7/1, 2018年7月1日.
struct DateReading {
  std::optional<base::Day> day;
  Fault fault = Fault::none;
};
DateReading read_date(std::string_view text);

Fault fault_of(const Applicant& applicant, ApplicantField field);
bool is_complete(const Applicant& applicant);

/// The package of the answers. `created` is RFC 3339 in China, from the platform's clock.
std::string package_bytes(const Model& model, std::string_view created);
/// 张三.zhicheng.json
std::string package_name(const Model& model);

/// A row of the edition's table of dates: the filing deadline of people like that.
struct DateRow {
  std::string title;        ///< 初级，市直单位
  std::string level_group;  ///< 初级
  rules::Deadline filing;
};
std::vector<DateRow> filing_dates(const Model& model);

}  // namespace zhicheng::model
