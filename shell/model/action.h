// What a person can do. Views return these; update is the one place that carries them out.
#pragma once
#include <cstddef>
#include <string>
#include <variant>

#include "rules/answers.h"

namespace zhicheng::model {

enum class ApplicantField { name, phone, employer };

struct Load { rules::Answers answers; };  ///< take over answers from elsewhere
struct Begin {};                        ///< start, or go on where one left off
struct Restart {};                      ///< forget every answer
struct Choose { std::size_t option; };  ///< mark an option of the question
struct Type { std::string text; };      ///< write into the question's field
struct Submit {};                       ///< answer the question with what is marked or written
struct NotSure {};                      ///< leave it open, and do not ask again in this pass
struct Back {};
struct Change { std::size_t fact; };    ///< go to the question of a fact
struct GoOn {};                         ///< from the result to the questions that are left
struct ShowResult {};
struct ShowPackage {};
struct Write { ApplicantField field; std::string text; };
struct Save {};                         ///< ask for the package
struct Saved {};                        ///< the platform has handed it over

using Action = std::variant<Load, Begin, Restart, Choose, Type, Submit, NotSure, Back, Change, GoOn, ShowResult, ShowPackage,
                            Write, Save, Saved>;

}  // namespace zhicheng::model
