// The state of the interface. Views read it; only update changes it.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "rules/answers.h"
#include "rules/assessment.h"
#include "rules/edition.h"
#include "rules/library.h"
#include "shell/model/action.h"
#include "shell/model/filing.h"
#include "shell/model/form.h"
#include "shell/model/guide.h"
#include "shell/model/keeping.h"

namespace zhicheng::model {

/// What is wrong with an entry.
enum class Fault : int {
  none,
  nothing_chosen,
  no_date,
  unreadable_date,  ///< neither digits nor a form that is known
  no_day,  ///< a year, or a year and a month
  no_such_day,
  far_off_year,
  no_number,
  no_name,
  name_too_long,
  no_phone,
  bad_phone,
  no_time,
};

/// What is marked or written for a fact and not yet submitted.
struct Draft {
  std::optional<std::size_t> choice;  ///< of a yes-no fact: kYes or kNo
  std::string text;
  bool unsure = false;  ///< 「不确定」; what was marked or written before stays, and counts again without it
  Fault fault = Fault::none;
};
inline constexpr std::size_t kYes = 0;
inline constexpr std::size_t kNo = 1;

/// How far the package is that was asked for last.
struct Packing {
  enum class State {
    idle,
    working,
    saved,
    failed,
    lacking,   ///< an archive needs files that are only listed
    outdated,  ///< what was asked for, or saved, is no longer what is filled in
  };
  State state = State::idle;
  Container container = Container::json;
  std::string name;   ///< of the file
  base::Json error;   ///< when it failed: {"code","at","detail"}
  Progress progress;  ///< of an archive
  std::string content;  ///< what goes into it, as it was when it was asked for
};

struct Model {
  std::shared_ptr<const rules::Library> library;
  std::shared_ptr<const rules::Edition> edition;  ///< with the county's overlay as soon as the county is known
  std::vector<std::string> packs;  ///< loaded beside it: those of the package that is gone on with
  base::Day on = base::Day::first();              ///< the day the question is asked
  rules::Answers answers{0};
  rules::Answers given{0};  ///< by the page that leads here: where every beginning begins, and no answer of the person's
  bool framed = false;      ///< in another page's frame: without a header of its own, and nothing is handed in there
  rules::Assessment assessment;  ///< of these answers, always

  Screen screen = Screen::start;
  std::size_t question = 0;              ///< of the question screen; a question is named by its first fact
  std::vector<std::size_t> shown;        ///< its facts that are on the screen, as its drafts are now
  std::optional<std::size_t> sought;     ///< the fact for whose sake it was opened
  std::map<std::size_t, Draft> drafts;   ///< of its facts, and of questions that were left half answered
  std::vector<std::size_t> trail;        ///< questions asked before it, for going back
  std::set<std::size_t> skipped;         ///< facts left open in this pass
  bool back_to_result = false;           ///< the question was opened from the result
  bool result_was_early = false;         ///< and there were others left to ask
  Screen after_change = Screen::result;  ///< where the change leads back to
  std::uint32_t attention = 0;           ///< grows whenever the person's eye must be led to an entry

  Form form;
  bool applicant_checked = false;  ///< saving was tried: faults are shown
  std::array<bool, 3> applicant_known{};  ///< by ApplicantField: what the form said when the package's screen was opened
  Packing packing;
  Filing filing;
  Keeping keeping;
  Guide guide;
  Files files;
  Opening opening;
  Comparing comparing;
  std::vector<Screen> way;  ///< screens to go back to, beside the questions

  std::string now;                           ///< RFC 3339 in China, by the platform's clock
  std::vector<Errand> errands;               ///< for the platform to take
  std::uint32_t last_errand = 0;
  std::map<std::uint32_t, Purpose> awaited;  ///< errands whose answer is still wanted
};

/// The start screen for the newest edition of the library, as asked on `on`.
std::optional<Model> begin(std::shared_ptr<const rules::Library> library, base::Day on);

const rules::Fact& fact_of(const Model& model, std::size_t fact);
/// Whether the person has answered anything.
bool has_answers(const Model& model);
/// Facts with an answer, in the order in which they are asked.
std::vector<std::size_t> answered(const Model& model);

/// The edition that judges these answers, with the overlay of their county, and its judgement.
struct Judged {
  std::shared_ptr<const rules::Edition> edition;
  rules::Assessment assessment;
};
Judged judge(const Model& model, const rules::Answers& answers);

/// The question to which a fact belongs.
std::size_t question_of(const Model& model, std::size_t fact);
/// The facts that are answered together on its screen, one of them when it is no group of the vocabulary.
std::vector<rules::AskedFact> facts_of(const Model& model, std::size_t question);
std::string_view text_of(const Model& model, std::size_t question);
std::string_view why_of(const Model& model, std::size_t question);
/// Words that say no to all yes-no facts; "" where there are none.
std::string_view none_of(const Model& model, std::size_t question);

/// The facts of the question on the screen that are to be seen now.
///
/// A fact is there while it can matter by the answers and by what is marked before it on the screen, and while it does
/// not wait for another one there. So nothing above the hand moves away; and a date hides nothing, because each
/// keystroke would make another one.
std::vector<std::size_t> facts_to_show(const Model& model);
/// Whether every yes-no fact on the screen is marked no.
bool says_no_to_all(const Model& model);

/// The next question that has a fact to ask for, if any is left.
std::optional<std::size_t> next_question(const Model& model);
/// How many questions may still come, the one on the screen included.
std::size_t questions_left(const Model& model);

/// The answer for which a draft stands, or what is wrong with it. Nothing of both when it is left open.
struct Reading {
  std::optional<rules::AnswerValue> value;
  Fault fault = Fault::none;
};
Reading read(const rules::Fact& fact, const Draft& draft);
/// The draft that stands for an answer, or for none.
Draft draft_of(const rules::Fact& fact, const std::optional<rules::AnswerValue>& answer);

/// 2018-07-01 out of what people write: 20180701, 2018.7.1, 2018/7/1, 2018年7月1日.
struct DateReading {
  std::optional<base::Day> day;
  Fault fault = Fault::none;
};
DateReading read_date(std::string_view text);

/// 2026-05-18T10:05:00+08:00 out of 2026-5-18 10:05; "" when it is no time.
std::string read_time(std::string_view text);
/// 2026-05-18 10:05
std::string readable_time(std::string_view time);

/// Without what no package may hold: controls and bidi controls come with pasted text.
std::string without_controls(std::string_view text);
/// And without space around it.
std::string cleaned(std::string_view text);

Place place_of(ApplicantField field);
Fault fault_of(const Model& model, ApplicantField field);
bool is_complete(const Model& model);

/// A request to the door about this edition and day; `more` are members beside the usual ones.
std::string request(const Model& model, std::string_view call, base::Json body, base::Json more = {});
/// {"format":"zhicheng-answers/1",…}
base::Json answers_file(const Model& model);
/// The applicant as a package has it; what is at fault is left out.
base::Json applicant_json(const Model& model);

/// What goes into a package: answers, applicant, list of attachments.
base::Json package_content(const Model& model);
/// The request for the package of the answers, created now.
std::string pack_request(const Model& model);
/// The request for what is to be mended in it.
std::string check_request(const Model& model);
/// 张三.zhicheng.json
std::string package_name(const Model& model, Container container);

/// Works out the edition's table of dates anew where another edition judges.
void keep_dates(Model& model);

}  // namespace zhicheng::model
