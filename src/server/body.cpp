#include "server/body.h"

namespace zhicheng::server {

namespace {

class Collected : public Body {
 public:
  Collected(std::uint64_t limit, std::function<void(std::string, Answer)> use) : limit_(limit), use_(std::move(use)) {}

  std::uint64_t limit() const override { return limit_; }
  bool keeps() const override { return true; }
  bool take(std::string_view piece) override {
    bytes_ += piece;
    return true;
  }
  void finish(Answer answer) override { use_(std::move(bytes_), std::move(answer)); }

 private:
  std::uint64_t limit_;
  std::function<void(std::string, Answer)> use_;
  std::string bytes_;
};

}  // namespace

std::unique_ptr<Body> collect(std::uint64_t limit, std::function<void(std::string, Answer)> use) {
  return std::make_unique<Collected>(limit, std::move(use));
}

}  // namespace zhicheng::server
