// What a disk would lose if the power went now: everything below one folder that was written and not fsynced, in the
// shape of its undoing. `power_cut` of tests/server/power.mjs carries it out.
//
// The model is strict: a file's bytes stay by fsync of the file, its name by fsync of its folder, and by nothing else.
// A process that is killed leaves the log as the power cut would find it: each record is there before what it undoes.
#pragma once
#include <sys/types.h>

#include <cstddef>
#include <string>

namespace zhicheng::trials {

/// Files "i<inode>" in the log's folder: records of {offset, length, size before} (64 bits each), then the bytes that stood
/// there. Files "d<inode>": lines "+ name" for one that came, "- name saved" for one that went, kept beside as `saved`.
/// The caller holds a lock around each call and the deed that it foretells.
class Undo {
 public:
  explicit Undo(std::string log) : log_(std::move(log)) {}

  /// The file's bytes from `at` on are about to be overwritten or cut off.
  void before_write(int file, off_t at, std::size_t length);
  void before_truncate(int file, off_t size);
  /// The path is about to be a new file or folder.
  void before_coming(const std::string& path);
  /// The path, if it is there, is about to go or to be replaced.
  void before_going(const std::string& path);
  /// A new file has been made: nothing that its inode's number once meant is true of it.
  void forget(int file);
  /// What fsync makes stay: of a file its bytes, of a folder its names.
  void settle(int descriptor);

 private:
  std::string named(char kind, ino_t inode) const { return log_ + "/" + kind + std::to_string(inode); }
  void record(int file, off_t at, std::size_t length, off_t size);
  void note(const std::string& folder, const std::string& line);
  void settle_folder(ino_t inode);

  std::string log_;
  unsigned long saved_ = 0;
};

}  // namespace zhicheng::trials
