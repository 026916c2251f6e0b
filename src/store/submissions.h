// Packages as they came, and what is known of each file. Functions throw what the database throws (session.h).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/session.h"

namespace zhicheng::store {

/// One package of a file. The first one is revision 1.
struct Submission {
  std::string number;
  std::int64_t revision = 1;
  std::string key_hash;   ///< of the Idempotency-Key
  std::string sha256;     ///< of the bytes as they came, 64 digits
  std::string body;       ///< those bytes, without what is sealed; compressed
  std::string secrets;    ///< sealed; what was taken out of the body
  std::string received;   ///< RFC 3339
  std::string verdict;    ///< reproduced, differs, cannot_judge, unfinished
  std::string judgement;  ///< canonical JSON
  std::string receipt;    ///< canonical JSON, signed
};

struct Attachment {
  std::string sha256;
  std::int64_t bytes = 0;
  std::string type;
  std::string kind;
  std::string name;
  bool present = false;    ///< its bytes are here
  std::int64_t place = 0;  ///< in the list of its package; set by `attachments_of`
};

/// What lists and looks-up need of a file; `data` is all of it.
struct FileRow {
  std::string number;
  std::string person;  ///< blind index of the identity number; "": none given
  std::string name;
  std::string edition;
  std::int64_t year = 0;
  std::string level;
  std::string series;
  std::string county;
  std::string employer;
  std::string state;
  std::string office;
  std::int64_t version = 1;  ///< grows with every change
  std::int64_t due = 0;      ///< seconds since 1970 at which a time limit ends; 0: none runs
  std::string channel;       ///< to whom the employer hands in; "" while that is not known
  std::string data;          ///< JSON
};

/// What was answered to a key.
struct Answered {
  std::string number;
  std::int64_t revision = 1;
  std::string sha256;
  std::string verdict;  ///< as it is now
  std::string receipt;
};

std::optional<Answered> find_key(Session& session, std::string_view key_hash);
void insert(Session& session, const Submission& submission);
void insert(Session& session, const FileRow& file);
/// Changes the file if it still has the version before `file.version`; false when it does not.
bool update(Session& session, const FileRow& file);
void insert(Session& session, const std::string& number, std::int64_t revision, const std::vector<Attachment>& list);

/// Whether any package was ever kept here.
bool has_submissions(Session& session);
bool has_file(Session& session, std::string_view number);
std::optional<FileRow> find_file(Session& session, std::string_view number);
std::optional<Submission> find_submission(Session& session, std::string_view number, std::int64_t revision);
/// 0 when there is no such file.
std::int64_t newest_revision(Session& session, std::string_view number);
std::vector<Attachment> attachments_of(Session& session, std::string_view number, std::int64_t revision);
/// Files behind `after` that list this digest, size and type and don't know yet that it is here, the first `most` of them by number.
std::vector<std::string> waiting_for(Session& session, const Attachment& attachment, std::string_view after, std::int64_t most);
/// Marks that file's attachments of this digest, size and type as present.
void mark_present(Session& session, std::string_view number, const Attachment& attachment);
/// The digests of all attachments that are here, each once.
std::vector<std::string> present_digests(Session& session);
std::int64_t count_submissions(Session& session);

}  // namespace zhicheng::store
