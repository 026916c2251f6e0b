// The words of the interface. What comes from an edition (titles, questions, offices) is not here.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/day.h"
#include "rules/truth.h"
#include "shell/texts/files.h"
#include "shell/texts/filing.h"
#include "shell/texts/form.h"
#include "shell/texts/guide.h"
#include "shell/texts/keeping.h"

namespace zhicheng::texts {

struct Texts {
  const FormTexts& form;

  // Everywhere
  std::string_view service;
  std::string_view private_note;
  std::string_view no_office;
  std::string_view back;
  std::string_view clause;  ///< 依据{}
  std::string_view unverified;
  std::string_view list_mark;    ///< between the members of a list
  std::string_view value_mark;   ///< between values
  std::string_view named;        ///< {}：{}
  std::string_view sentence;     ///< {}。{}
  std::string_view in_brackets;  ///< （{}）
  std::string_view date;         ///< {}年{}月{}日

  // Start
  std::string_view start_title;
  std::string_view start_lead;
  std::string_view start_notice;
  std::string_view notice_title;
  std::string_view notice_issuer;
  std::string_view notice_dated;
  std::string_view notice_year;
  std::string_view notice_forwards;
  std::string_view today;
  std::string_view year_value;  ///< {}年度
  std::string_view start_window;
  std::string_view all_dates;
  std::string_view begin;
  std::string_view resume;  ///< {} answers
  std::string_view restart;
  std::string_view need_title;
  std::string_view need_words;

  // Question
  std::string_view progress;       ///< 第{}页
  std::string_view progress_near;  ///< 第{}页，最多还有{}页
  std::string_view progress_last;
  std::string_view next;
  std::string_view not_sure;
  std::string_view not_sure_note;
  std::string_view why_title;
  std::string_view read_by;
  std::string_view answers_so_far;  ///< {}
  std::string_view change;
  std::string_view see_result;
  std::string_view date_hint;
  std::string_view date_read;  ///< 即{}
  std::string_view number_hint;
  std::string_view choose_prompt;
  std::string_view yes;
  std::string_view no;

  // Result
  std::string_view result_title;
  std::string_view eligible;
  std::string_view eligible_closed;
  std::string_view eligible_words;
  std::string_view ineligible;
  std::string_view ineligible_words;
  std::string_view ineligible_paths;
  std::string_view undetermined;
  std::string_view undetermined_missing;  ///< {}
  std::string_view undetermined_human;    ///< {}: titles
  std::string_view answer_more;
  std::string_view answer_rest;    ///< when nothing of it decides
  std::string_view window_open;    ///< {}
  std::string_view publicity_by;   ///< {}
  std::string_view publicity_late; ///< {}
  std::string_view county_by;      ///< {}
  std::string_view county_earlier;
  std::string_view window_closed;  ///< {}
  std::string_view window_unknown;
  std::string_view cutoff;  ///< {}
  std::string_view findings;
  std::string_view findings_lead;
  std::string_view group_blocking;
  std::string_view group_path;
  std::string_view group_step;
  std::string_view group_reference;
  std::string_view not_applicable_fold;  ///< {}
  std::string_view short_by;             ///< {}
  std::string_view met_from;             ///< {}
  std::string_view short_by_met_from;    ///< {} {}
  std::string_view missing_facts;
  std::string_view answer_it;  ///< {}
  std::string_view your_values;
  std::string_view derived_values;  ///< {}
  std::string_view not_answered;
  std::string_view explain;
  std::string_view quote_title;  ///< {}
  std::string_view steps_title;
  std::string_view holds;
  std::string_view holds_not;
  std::string_view holds_perhaps;
  std::string_view conclusion;  ///< {}
  std::string_view human;
  std::string_view human_lead;
  std::string_view human_by;  ///< {}
  std::string_view deadlines;
  std::string_view no_date_yet;
  std::string_view chain;
  std::string_view chain_lead;
  std::string_view office_unknown;
  std::string_view contacts;
  std::string_view contacts_lead;
  std::string_view no_contacts;
  std::string_view call;  ///< {}
  std::string_view materials;
  std::string_view your_answers;
  std::string_view to_tasks;
  std::string_view digest_note;  ///< {} {}

  // Tasks
  std::string_view tasks_title;
  std::string_view tasks_lead;
  std::string_view task_check;  ///< the self-check
  std::string_view task_package;
  std::string_view task_done;
  std::string_view answers_given;  ///< {}

  // Package
  std::string_view package_title;
  std::string_view package_lead;
  std::string_view name;
  std::string_view name_hint;
  std::string_view phone;
  std::string_view phone_hint;
  std::string_view employer;
  std::string_view employer_hint;
  std::string_view package_holds;
  std::string_view holds_answers;  ///< {}
  std::string_view holds_result;
  std::string_view holds_edition;
  std::string_view save;
  std::string_view save_copy;
  std::string_view saving;
  std::string_view saved;        ///< {}
  std::string_view save_failed;  ///< {}
  std::string_view after_title;
  std::string_view after_steps;
  std::string_view after_chain;
  std::string_view arrow;

  KeepingTexts keeping;

  // What is wrong
  std::string_view nothing_chosen;
  std::string_view no_date;
  std::string_view unreadable_date;
  std::string_view no_day;
  std::string_view no_such_day;
  std::string_view far_off_year;
  std::string_view no_number;
  std::string_view no_name;
  std::string_view name_too_long;
  std::string_view no_phone;
  std::string_view bad_phone;

  const Guide& guide;
  const FileTexts& files;
  const FilingTexts& filing;
};

/// Simplified Chinese.
const Texts& chinese();

/// `text` with each {} replaced by the next of `values`.
std::string fill(std::string_view text, std::initializer_list<std::string_view> values);
/// 2026年6月10日
std::string long_date(const Texts& texts, base::Day day);
/// 6月10日
std::string short_date(const Texts& texts, base::Day day);

// Words for what the core says. A finding's word depends on what it is about.
std::string_view word(rules::Status status, rules::Role role);
std::string_view word(rules::Openness openness);
std::string_view word(rules::LinkStatus status);
/// 符合已核对的条件
std::string_view word(const Texts& texts, rules::Outcome outcome);
std::string_view word_of_duty(std::string_view duty);
std::string_view word_of_setter(std::string_view set_by);

}  // namespace zhicheng::texts
