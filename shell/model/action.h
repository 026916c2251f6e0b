// What a person can do. Views return these; update is the one place that carries them out.
#pragma once
#include <cstddef>
#include <string>
#include <variant>

#include "rules/answers.h"

namespace zhicheng::model {

enum class ApplicantField { name, phone, employer };

/// Take over answers from elsewhere.
struct Load {
  rules::Answers answers;
};
/// Start, or go on where one left off.
struct Begin {};
/// Forget every answer.
struct Restart {};
/// Mark an option of the question.
struct Choose {
  std::size_t option;
};
/// Write into the question's field.
struct Type {
  std::string text;
};
/// Answer the question with what is marked or written.
struct Submit {};
/// Leave the question open, and do not ask it again in this pass.
struct NotSure {};
struct Back {};
/// Go to the question of a fact.
struct Change {
  std::size_t fact;
};
/// From the result to the questions that are left.
struct GoOn {};
struct ShowResult {};
struct ShowPackage {};
struct Write {
  ApplicantField field;
  std::string text;
};
/// Ask for the package.
struct Save {};
/// The platform has handed it over.
struct Saved {};
/// The platform could not.
struct SaveFailed {};

using Action = std::variant<Load, Begin, Restart, Choose, Type, Submit, NotSure, Back, Change, GoOn, ShowResult,
                            ShowPackage, Write, Save, Saved, SaveFailed>;

}  // namespace zhicheng::model
