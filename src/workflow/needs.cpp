#include "workflow/needs.h"

#include <algorithm>

#include "base/json.h"
#include "base/utf8.h"
#include "workflow/apply.h"

namespace zhicheng::workflow {

namespace {

Refusal refuse(Reason reason, std::string at, std::string detail) { return {reason, std::move(at), std::move(detail)}; }

bool lists(const std::vector<Attachment>& attachments, std::string_view sha256) {
  return std::any_of(attachments.begin(), attachments.end(), [&](const Attachment& one) { return one.sha256 == sha256; });
}

/// Where in a package that part of the subject stands.
std::string_view place_of(Part part) {
  switch (part) {
    case Part::person: return "/applicant/id_number";
    case Part::employer: return "/applicant/employer";
    case Part::level: return "/answers/level";
    case Part::series: return "/answers/series";
  }
  return "";
}

/// Whether the applicant was told to correct it, by its own place or one below.
bool is_to_correct(const File& file, Part part) {
  const std::string_view wanted = place_of(part);
  return file.told && std::any_of(file.told->corrections.begin(), file.told->corrections.end(), [&](const Correction& one) {
    const std::string_view place = one.place;
    return place.starts_with(wanted) && (place.size() == wanted.size() || place[wanted.size()] == '/');
  });
}

/// The reason that a deed carries; null where it has no place for one.
const std::string* reason_of(const Deed& deed) {
  return std::visit(
      [](const auto& one) -> const std::string* {
        if constexpr (requires { one.reason; }) return &one.reason;
        return nullptr;
      },
      deed);
}

const std::vector<Correction>* corrections_of(const Deed& deed) {
  if (const auto* notice = std::get_if<Notify>(&deed)) return &notice->corrections;
  if (const auto* back = std::get_if<SendBack>(&deed)) return &back->corrections;
  return nullptr;
}

class Needs {
 public:
  Needs(const Workflow& workflow, const File& file, const Deed& deed, const Actor& actor, Time now)
      : workflow_(workflow), file_(file), deed_(deed), actor_(actor), now_(now) {}

  Refused run() const {
    for (const Need need : workflow_.rule(action_of(deed_)).needs) {
      if (Refused found = unmet(need)) return found;
    }
    if (const auto* corrections = corrections_of(deed_)) {
      if (Refused found = fault_of(*corrections)) return found;
    }
    return std::visit([this](const auto& deed) { return fault(deed); }, deed_);
  }

 private:
  Refused unmet(Need need) const {
    switch (need) {
      case Need::in_time:
        if (!file_.told || !file_.told->last || day_in_china(now_) <= *file_.told->last) return {};
        return refuse(Reason::past_limit, "", "期限到" + file_.told->last->text() + "为止，已经过了");
      case Need::not_lapsed:
        if (!lapsed(file_, now_)) return {};
        return refuse(Reason::past_limit, "", "补充更正的期限已过，视为放弃申报");
      case Need::lapsed:
        if (lapsed(file_, now_)) return {};
        return refuse(Reason::not_past_limit, "", "补充更正的期限还没有过");
      case Need::judged:
        if (file_.judged == Judged::reproduced || file_.judged == Judged::differs) return {};
        return refuse(Reason::unjudged, "", "还没有完成校验");
      case Need::marked:
        for (const Attachment& one : file_.attachments()) {
          if (file_.mark_by(file_.office(), one.sha256) == nullptr) return refuse(Reason::unmarked, "", "还有附件没有核对：" + one.kind);
        }
        return {};
      case Need::no_fault:
        for (const Attachment& one : file_.attachments()) {
          const Mark* mark = file_.mark_by(file_.office(), one.sha256);
          if (mark != nullptr && mark->finding == Finding::faulty) return refuse(Reason::faulty, "", "附件有问题：" + one.kind);
        }
        return {};
      case Need::reason: {
        const std::string* reason = reason_of(deed_);
        if (reason != nullptr && !base::is_blank(*reason)) return {};
        return refuse(Reason::no_reason, "/reason", "请说明原因");
      }
      case Need::items:
        if (!corrections_of(deed_)->empty()) return {};
        return refuse(Reason::incomplete_notice, "/corrections", "没有写需要补充更正什么");
      case Need::whole: return left_out();
      case Need::limit: return bad_limit();
      case Need::again: return again();
    }
    return {};
  }

  /// 一次性: what was found faulty now may not be told another time.
  Refused left_out() const {
    const auto& corrections = *corrections_of(deed_);
    for (const Attachment& one : file_.attachments()) {
      const Mark* mark = file_.mark_by(file_.office(), one.sha256);
      const bool told = std::any_of(corrections.begin(), corrections.end(), [&](const Correction& item) { return item.attachment == one.sha256; });
      if (mark != nullptr && mark->finding == Finding::faulty && !told) {
        return refuse(Reason::incomplete_notice, "/corrections", "附件有问题，告知里没有写：" + one.kind);
      }
    }
    return {};
  }

  Refused bad_limit() const {
    const auto& last = std::get<Notify>(deed_).last;
    if (!last) return refuse(Reason::bad_limit, "/last", "没有写时限");
    const std::int64_t days = last->number() - day_in_china(now_).number();
    if (days >= workflow_.least_days && days <= workflow_.most_days) return {};
    return refuse(Reason::bad_limit, "/last", "最后一天应在告知后" + std::to_string(workflow_.least_days) + "天到" + std::to_string(workflow_.most_days) + "天之间");
  }

  Refused again() const {
    if (file_.returns_by(file_.office()) < workflow_.returns_alone) return {};
    if (base::is_blank(*reason_of(deed_))) return refuse(Reason::no_reason, "/reason", "再次退回，请说明原因");
    const Role& role = workflow_.roles[workflow_.supervisor];
    const bool has = std::any_of(actor_.grants.begin(), actor_.grants.end(),
                                 [&](const Grant& one) { return one.role == role.id && one.office == file_.office(); });
    if (has) return {};
    return refuse(Reason::needs_supervisor, "", "再次退回要由" + role.label + "办理");
  }

  Refused fault_of(const std::vector<Correction>& corrections) const {
    for (std::size_t i = 0; i < corrections.size(); ++i) {
      const Correction& one = corrections[i];
      const auto bad = [&](std::string_view key, std::string detail) {
        return refuse(Reason::incomplete_notice, base::pointer_to(base::pointer_to("/corrections", i), key), std::move(detail));
      };
      if (base::is_blank(one.clause)) return bad("clause", "没有写依据哪一条");
      if (one.place.empty() == one.attachment.empty()) return bad("place", "要写明是哪一处，或者哪一份附件，只写一个");
      if (!one.place.empty() && !one.place.starts_with('/')) return bad("place", "应为 / 开头的位置");
      if (!one.attachment.empty() && !lists(file_.attachments(), one.attachment)) return bad("attachment", "没有这份附件");
      if (base::is_blank(one.problem)) return bad("problem", "没有写问题");
      if (base::is_blank(one.mend)) return bad("mend", "没有写怎样补充更正");
    }
    return {};
  }

  Refused fault(const Complete& deed) const {
    if (file_.missing.empty()) return refuse(Reason::not_now, "", "附件已经到齐");
    for (const std::string& one : file_.missing) {
      if (std::find(deed.arrived.begin(), deed.arrived.end(), one) == deed.arrived.end()) {
        return refuse(Reason::missing_attachments, "/arrived", "附件还没有到齐");
      }
    }
    return {};
  }

  Refused fault(const Judge& deed) const {
    if (deed.digest == file_.submissions.back().digest) return {};
    return refuse(Reason::conflict, "/digest", "校验的不是最近一次提交");
  }

  Refused fault(const MarkOne& deed) const {
    if (!lists(file_.attachments(), deed.sha256)) return refuse(Reason::unknown_attachment, "/sha256", "没有这份附件");
    if (deed.finding == Finding::faulty && base::is_blank(deed.note)) return refuse(Reason::no_reason, "/note", "请写明附件有什么问题");
    return {};
  }

  Refused fault(const Assign& deed) const {
    const Step& step = file_.step();
    if (file_.state != State::unassigned && step.chosen_by.empty()) return refuse(Reason::not_now, "", "通知写明了办理单位");
    if (base::is_blank(deed.office)) return refuse(Reason::bad_office, "/office", "没有写单位");
    const auto named = [&](std::string_view office) { return std::find(step.named.begin(), step.named.end(), office) != step.named.end(); };
    if (step.status != LinkStatus::conflict || named("") || named(deed.office)) return {};
    return refuse(Reason::bad_office, "/office", "只能在通知提到的单位中选一个");
  }

  Refused fault(const Resubmit& deed) const {
    if (!is_of(file_, deed.subject)) return refuse(Reason::other_application, "/subject", "这是另一份申报");
    if (base::is_blank(deed.subject.person)) return refuse(Reason::bad_submission, "/subject/person", "没有申报人");
    return fault_of_submission(deed.digest, deed.attachments, deed.missing);
  }

  template <class Other>
  Refused fault(const Other&) const {
    return {};
  }

  const Workflow& workflow_;
  const File& file_;
  const Deed& deed_;
  const Actor& actor_;
  Time now_;
};

}  // namespace

bool is_of(const File& file, const Subject& subject) {
  const auto changed = differing(file.subject, subject);
  return subject.year == file.subject.year && std::all_of(changed.begin(), changed.end(), [&](Part one) { return is_to_correct(file, one); });
}

bool lapsed(const File& file, Time now) {
  return file.state == State::notified && file.told && file.told->last && day_in_china(now) > *file.told->last;
}

Refused unmet_need(const Workflow& workflow, const File& file, const Deed& deed, const Actor& actor, Time now) {
  return Needs(workflow, file, deed, actor, now).run();
}

Refused fault_of_submission(const std::string& digest, const std::vector<Attachment>& attachments, const std::vector<std::string>& missing) {
  if (base::is_blank(digest)) return refuse(Reason::bad_submission, "/digest", "没有材料包");
  for (std::size_t i = 0; i < attachments.size(); ++i) {
    const Attachment& one = attachments[i];
    const auto here = attachments.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(attachments.begin(), here, one) != here) return refuse(Reason::bad_submission, base::pointer_to("/attachments", i), "同一份附件写了两次");
  }
  for (std::size_t i = 0; i < missing.size(); ++i) {
    if (!lists(attachments, missing[i])) return refuse(Reason::bad_submission, base::pointer_to("/missing", i), "不在附件清单里");
  }
  return {};
}

}  // namespace zhicheng::workflow
