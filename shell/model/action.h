// What a person can do. Views return these; update is the one place that carries them out.
#pragma once
#include <cstddef>
#include <string>
#include <variant>

#include "rules/answers.h"
#include "shell/model/errand.h"
#include "shell/model/files.h"
#include "shell/model/filing.h"
#include "shell/model/form.h"
#include "shell/model/guide.h"
#include "shell/model/keeping.h"
#include "shell/model/opening.h"

namespace zhicheng::model {

enum class Screen {
  start,
  question,
  result,
  tasks,
  package,
  dates,
  rules,
  replay,
  files,
  opening,
  comparing,
  form,
  portal,
  review,
  filing,
  progress,
};
enum class ApplicantField { name, phone, employer };
/// What holds a package.
enum class Container { json, html, zip };

/// Take over answers from elsewhere.
struct Load {
  rules::Answers answers;
};
/// Start, or go on where one left off.
struct Begin {};
/// Forget every answer.
struct Restart {};
/// Mark an option of a fact on the screen.
struct Choose {
  std::size_t fact;
  std::size_t option;
};
/// Write into the field of a fact.
struct Type {
  std::size_t fact;
  std::string text;
};
/// Leave a fact open, or no longer: it is then not asked again in this pass.
struct NotSure {
  std::size_t fact;
  bool unsure = true;
};
/// Say no to every yes-no fact of the question, or take that back.
struct SayNo {
  bool to_all = true;
};
/// Answer the question with what is marked and written.
struct Submit {};
struct Back {};
/// Go to the question of a fact.
struct Change {
  std::size_t fact;
};
/// From the result to the questions that are left.
struct GoOn {};
struct ShowResult {};
/// To a screen from which Back leads here again.
struct Show {
  Screen screen;
};
struct Write {
  ApplicantField field;
  std::string text;
};
/// Ask for the package.
struct Save {
  Container container = Container::json;
};
/// The platform has done an errand, or could not.
struct Answered {
  Reply reply;
};

using Action = std::variant<Load, Begin, Restart, Choose, Type, NotSure, SayNo, Submit, Back, Change, GoOn,
                            ShowResult, Show, Write, Save, Answered, ShareComputer, Reopen, Forget, ReadNotice, ShowStep,
                            TypeCode, TakeCode, CopyCode, SaveCalendar, Offer, Sort, Remove, Cancel, Progressed, TakeOver,
                            CompareMine, Fill, Lodge>;

}  // namespace zhicheng::model
