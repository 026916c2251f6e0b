// Questions: how one is opened, filled in and answered.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

/// After every change of an answer: the county's overlay, and the judgement.
void judge(model::Model& model);

/// The year is the edition's own: it is an answer that nobody is asked for.
void state_year(model::Model& model);

/// Opens a question, with what was answered or begun before.
void ask(model::Model& model, std::size_t question);
/// On to the next question, or to the result when none is left.
void go_on(model::Model& model);

/// To the result, or to the screen from which an answer was to be changed.
void lead_back(model::Model& model);

/// A fact is marked or written otherwise.
void redraft(model::Model& model, std::size_t fact, model::Draft draft);
/// All yes-no facts of the question are marked no, or no longer.
void say_no(model::Model& model, bool to_all);
/// Takes over what the screen says and goes on; or says what is wrong and stays: false.
bool submit(model::Model& model);
/// Drops what was marked and written for the question on the screen.
void forget_drafts(model::Model& model);

}  // namespace zhicheng::update
