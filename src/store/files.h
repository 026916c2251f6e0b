// Files by what is asked of them: by office, by person, by employer, by when they are due. Functions throw what the database
// throws (session.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/submissions.h"

namespace zhicheng::store {

/// Notes that the office has to do with the file, beside the one with which it lies.
void note_office(Session& session, const std::string& office, const std::string& number);

/// Numbers behind `after`, in order, at most `most`: of files that lie with the office, or of which it was noted.
std::vector<std::string> numbers_of(Session& session, std::string_view office, std::string_view after, std::int64_t most);
/// Of the files of a person, in whatever year.
std::vector<std::string> numbers_of_person(Session& session, std::string_view person, std::string_view after, std::int64_t most);
/// Of every file.
std::vector<std::string> numbers(Session& session, std::string_view after, std::int64_t most);

/// With which files one is compared: not with itself, nor with those in a state that does not count.
struct Beside {
  std::string own;                  ///< its number
  std::vector<std::string> states;  ///< that do not count
  std::int64_t most = 0;
};
/// What is needed to compare files, without `data`, the newest first: those of a person in a year, and those of an employer that
/// went another way than `channel`.
std::vector<FileRow> files_of_person(Session& session, std::string_view person, std::int64_t year, const Beside& beside);
std::vector<FileRow> files_of_other_channel(Session& session, std::string_view employer, std::int64_t year, std::string_view channel, const Beside& beside);

/// The newest package of a file, without the package.
struct Arrival {
  std::string received;
  std::string verdict;
};
Arrival newest_arrival(Session& session, const std::string& number);
/// Whether any package of the file lists it.
std::optional<Attachment> find_attachment(Session& session, const std::string& number, const std::string& sha256);

/// When the first time limit behind that second ends; 0: none runs.
std::int64_t first_due(Session& session, std::int64_t now);
/// Numbers behind `after`, in order, at most `most`: of files whose limit ended at that second or before.
std::vector<std::string> due_files(Session& session, std::int64_t now, std::string_view after, std::int64_t most);

/// Changes all of the file's row, if it still has the version before; false when it does not.
bool learn(Session& session, const FileRow& file);
/// Whose application it is, as the newest package says it.
void rename(Session& session, const std::string& number, const std::string& name);
/// Replaces verdict, judgement, body and secrets of a package.
void finish(Session& session, const Submission& submission);

}  // namespace zhicheng::store
