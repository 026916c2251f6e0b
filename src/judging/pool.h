// Judges: processes of their own, so that a package on which one dies or hangs harms no other.
#pragma once
#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "judging/judgement.h"

namespace zhicheng::judging {

struct Settings {
  std::size_t processes = 2;
  int time_limit = 5000;  ///< milliseconds for one package
  std::size_t most_waiting = 1000;
  /// The program and its arguments; its standard input is the socket that `work` serves.
  std::vector<std::string> command;
  std::function<void(const std::exception&)> threw{};  ///< told what a thread of the pool threw; it throws nothing
};

class Pool {
 public:
  /// Starts the processes. One that has ended is started again when the next package comes.
  explicit Pool(Settings settings);
  /// Judges what waits, then ends the processes.
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// Judges in the order of arrival and calls `done` in a thread of the pool. False, and `done` is not called, when too
  /// many wait. A judge that dies or takes longer than its limit: Verdict::unfinished, of that package alone: several may be
  /// given to a judge at once, and when it fails each is judged again by itself.
  /// `begin` is called there before a judge is given the package; when it says no, none is: Verdict::unfinished.
  /// Where `begin`, `done` or the pool itself throws (there is no memory), both are let go of and nothing else is harmed.
  bool judge(std::string package, std::function<void(Judgement)> done, std::function<bool()> begin = {});

  std::size_t waiting() const;
  /// How many packages were judged so.
  std::size_t judged(Verdict verdict) const;
  /// How often a judge died or was ended.
  std::size_t failures() const;

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace zhicheng::judging
