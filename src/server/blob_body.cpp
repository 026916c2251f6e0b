#include "server/blob_body.h"

#include <charconv>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "base/json.h"
#include "server/arrivals.h"
#include "server/troubles.h"
#include "store/submissions.h"

namespace zhicheng::server {

namespace {

/// "bytes 1000-1999/2000".
struct Range {
  std::int64_t from = 0;
  std::int64_t whole = 0;
};

std::optional<std::int64_t> take_number(std::string_view& text) {
  std::int64_t number = 0;
  const auto [behind, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || number < 0) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(behind - text.data()));
  return number;
}

bool take(std::string_view& text, std::string_view expected) {
  if (!text.starts_with(expected)) return false;
  text.remove_prefix(expected.size());
  return true;
}

/// What `length` bytes of body are of the whole; nothing when the header says something else.
std::optional<Range> range_of(std::string_view header, std::int64_t length) {
  if (header.empty()) return Range{0, length};
  if (!take(header, "bytes ")) return std::nullopt;
  const auto from = take_number(header);
  if (!from || !take(header, "-")) return std::nullopt;
  const auto last = take_number(header);
  if (!last || !take(header, "/")) return std::nullopt;
  const auto whole = take_number(header);
  if (!whole || !header.empty() || *last - *from + 1 != length || *last >= *whole) return std::nullopt;
  return Range{*from, *whole};
}

Reply fault_reply(const Premises& premises, const blobs::Fault& fault) {
  if (blobs::is_the_machines(fault.code)) {
    premises.troubles.blobs(fault);
    return busy_reply("现在存不下附件，请稍后再试");
  }
  const bool may_go_on = fault.code == blobs::FaultCode::gap || fault.code == blobs::FaultCode::busy;
  return error_reply(may_go_on ? 409 : 422, blobs::spell(fault.code), fault.detail);
}

class BlobBody : public Body {
 public:
  BlobBody(const Premises& premises, blobs::Writer writer, std::string number, store::Attachment attachment, const Range& range, std::uint64_t length)
      : premises_(premises), writer_(std::make_shared<blobs::Writer>(std::move(writer))), number_(std::move(number)),
        attachment_(std::move(attachment)), length_(length),
        end_(range.from + static_cast<std::int64_t>(length)), is_last_(end_ == range.whole) {}

  std::uint64_t limit() const override { return length_; }
  bool keeps() const override { return false; }
  bool take(std::string_view piece) override {
    fault_ = writer_->add(piece);
    return !fault_;
  }
  void finish(Answer answer) override {
    if (fault_) return answer(fault_reply(premises_, *fault_));
    if (!is_last_) {
      // Its lock goes first: the next part may come as soon as the answer is out.
      writer_.reset();
      return answer(more_reply());
    }
    auto reply = std::make_shared<Answer>(std::move(answer));
    const bool taken = premises_.errands.run([&premises = premises_, writer = writer_, number = number_, attachment = attachment_, reply] {
      const auto found = writer->finish();
      if (const auto* fault = std::get_if<blobs::Fault>(&found)) return (*reply)(fault_reply(premises, *fault));
      arrived(premises, number, attachment, std::move(*reply));
    });
    if (!taken) (*reply)(busy_reply("正在存的附件太多，请稍后再试"));
  }

 private:
  Reply more_reply() const {
    Reply reply = json_reply(202, std::string(R"({"kept":false})"));
    reply.headers.emplace_back("Upload-Offset", std::to_string(end_));
    return reply;
  }

  const Premises& premises_;
  std::shared_ptr<blobs::Writer> writer_;
  std::string number_;
  store::Attachment attachment_;
  std::uint64_t length_;
  std::int64_t end_;
  bool is_last_;
  std::optional<blobs::Fault> fault_;
};

/// For bytes that are here already: they are let go as they come.
class Discarded : public Body {
 public:
  Discarded(std::uint64_t length, std::function<void(Answer)> then) : length_(length), then_(std::move(then)) {}

  std::uint64_t limit() const override { return length_; }
  bool keeps() const override { return false; }
  bool take(std::string_view) override { return true; }
  void finish(Answer answer) override { then_(std::move(answer)); }

 private:
  std::uint64_t length_;
  std::function<void(Answer)> then_;
};

struct Listed {
  store::Attachment attachment;
  bool is_final = false;  ///< nothing can become of the file any more
};

/// The attachment of that digest in the file's newest package; why not, otherwise.
std::variant<Listed, Reply> listed(const Premises& premises, const std::string& number, std::string_view digest) {
  std::optional<store::Attachment> found;
  std::optional<workflow::State> state;
  const bool read = premises.store.read([&](store::Session& session) {
    found.reset();
    for (store::Attachment& one : store::attachments_of(session, number, store::newest_revision(session, number))) {
      if (one.sha256 == digest) found = std::move(one);
    }
    const auto file = found ? store::find_file(session, number) : std::nullopt;
    state = file ? workflow::named<workflow::State>(file->state) : std::nullopt;
  });
  if (!read) return busy_reply("现在查不到，请稍后再试");
  if (!found) return error_reply(404, "not_listed", "申报包里没有列出这个附件");
  return Listed{*std::move(found), state && premises.workflow.rule(*state).final};
}

}  // namespace

Step BlobDesk::put(const Head& head, const std::string& number, std::string_view digest) const {
  auto found = listed(premises_, number, digest);
  if (auto* reply = std::get_if<Reply>(&found)) return std::move(*reply);
  const auto& [attachment, is_final] = std::get<Listed>(found);
  if (is_final) return error_reply(409, "closed", "这份申报已经办结，不再接收附件");
  const auto name = blobs::Name::read(digest);
  if (!name) return error_reply(404, "not_listed", "申报包里没有列出这个附件");
  if (!is_identity(head.content_encoding)) return error_reply(415, "unsupported_media_type", "附件不接受压缩传输");
  if (!head.length) return error_reply(411, "length_required", "要写明 Content-Length");
  if (*head.length > kLargestBlob) return error_reply(413, "too_large", "一个附件最大 50 MiB");
  const auto range = range_of(head.content_range, static_cast<std::int64_t>(*head.length));
  if (!range || range->whole != attachment.bytes) return error_reply(422, "wrong_length", "附件的大小与申报包所列不同");

  const blobs::Promise promise{*name, attachment.bytes, attachment.type};
  const auto here = premises_.blobs.has(promise);
  if (const auto* fault = std::get_if<blobs::Fault>(&here)) return fault_reply(premises_, *fault);
  if (std::get<bool>(here)) {
    return std::make_unique<Discarded>(*head.length, [this, number, attachment](Answer answer) {
      was_here(premises_, number, attachment, std::move(answer));
    });
  }
  auto writer = premises_.blobs.write(promise, range->from);
  if (const auto* fault = std::get_if<blobs::Fault>(&writer)) return fault_reply(premises_, *fault);
  return std::make_unique<BlobBody>(premises_, std::move(std::get<blobs::Writer>(writer)), number, attachment, *range, *head.length);
}

Reply BlobDesk::ask(const std::string& number, std::string_view digest) const {
  auto found = listed(premises_, number, digest);
  if (auto* reply = std::get_if<Reply>(&found)) return std::move(*reply);
  const auto name = blobs::Name::read(digest);
  if (!name) return error_reply(404, "not_listed", "申报包里没有列出这个附件");
  const store::Attachment& attachment = std::get<Listed>(found).attachment;
  const auto here = premises_.blobs.has(blobs::Promise{*name, attachment.bytes, attachment.type});
  // What is here and was listed otherwise is not what this file waits for: who sends it is told what is wrong.
  const auto* fault = std::get_if<blobs::Fault>(&here);
  if (fault != nullptr && blobs::is_the_machines(fault->code)) return fault_reply(premises_, *fault);
  if (fault == nullptr && std::get<bool>(here)) {
    // Another file brought it, and its news has not come to this one: who is told 200 sends nothing more.
    if (!attachment.present) was_here(premises_, number, attachment, [](const Reply&) {});
    return json_reply(200, std::string("{}"));
  }
  const auto begun = premises_.blobs.begun(*name);
  if (const auto* why = std::get_if<blobs::Fault>(&begun)) return fault_reply(premises_, *why);
  Reply reply = error_reply(404, "not_here", "这个附件还没有传完");
  reply.headers.emplace_back("Upload-Offset", std::to_string(std::get<std::int64_t>(begun)));
  return reply;
}

}  // namespace zhicheng::server
