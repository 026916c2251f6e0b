// The notice, the times, the steps of the judgement, what a change did, and the self-test code.
#pragma once
#include "shell/model/model.h"

namespace zhicheng::update {

void read_notice(model::Model& model, const model::ReadNotice& action);
/// To another screen, from which Back leads here again.
void show(model::Model& model, model::Screen screen);
/// Back from a screen that was shown: to the control that led to it.
void come_back(model::Model& model);

/// Remembers how things are before an answer is changed. From the result a change lasts until there is a result again.
void begin_change(model::Model& model, bool from_result);
/// An answer was submitted: says what the change did, if it was one.
void tell_change(model::Model& model);

void take_code(model::Model& model, const model::TakeCode& action);
void copy_code(model::Model& model, bool link);
void save_calendar(model::Model& model);

/// Asks the door what would make a difference, once for each set of answers; what has failed only `again`.
void ask_advice(model::Model& model, bool again);
/// An answer to an errand of this file.
void receive_guide(model::Model& model, model::Purpose purpose, const model::Reply& reply);

}  // namespace zhicheng::update
