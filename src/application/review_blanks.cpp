// What nobody can leave blank: forms come back for an empty cell.
#include "application/identity.h"
#include "application/labels.h"
#include "application/review_parts.h"

namespace zhicheng::application {

namespace {

bool is_blank(std::string_view text) { return comparable_name(text).empty(); }

/// Somebody without an employer has none to name.
bool has_employer(const Review& review) {
  const auto is = [&](std::string_view fact, std::string_view choice) { return review.answered_choice(fact) == choice; };
  return !is("employer_kind", "none") && !is("employer_kind", "farmer_household") && !is("employment", "self_employed") && !is("employment", "not_employed");
}

void check_basics(Review& review) {
  const Application& said = review.said;
  const auto need = [&](CheckId check, std::string at, bool blank) {
    if (!blank) return;
    std::string item = review.item_words(at, {});
    review.add(check, {std::move(at)}, {{"item", std::move(item)}});
  };
  need("basics_blank", "/applicant/name", is_blank(said.name));
  need("basics_blank", "/applicant/id_number", is_blank(said.id_number));
  need("basics_blank", "/applicant/phone", is_blank(said.phone));
  need("basics_blank", "/applicant/employer", is_blank(said.employer) && has_employer(review));
  need("history_blank", "/applicant/education", said.education.empty());
  need("history_blank", "/applicant/work", said.work.empty());
}

/// The cells of a list's items that say what it is and who vouches for it. Role, rank, date and number have checks of their own.
class Cells {
 public:
  Cells(Review& review, std::string_view list, std::size_t index, std::string_view name) : review_(review), list_(list), index_(index), name_(name) {}
  Cells& need(std::string_view field, std::string_view value) {
    if (!is_blank(value)) return *this;
    review_.add("cell_blank", {place(list_, index_, field)},
                {{"item", review_.item_words(place(list_, index_), name_)}, {"what", std::string(label_of(list_of(list_)->members, field)->label)}});
    return *this;
  }

 private:
  Review& review_;
  std::string_view list_;
  std::size_t index_;
  std::string_view name_;
};

void check_cells(Review& review) {
  const Application& said = review.said;
  for (std::size_t i = 0; i < said.achievements.size(); ++i) {
    const Achievement& one = said.achievements[i];
    Cells(review, "achievements", i, one.title).need("title", one.title).need("kind", one.kind).need("source", one.source);
  }
  for (std::size_t i = 0; i < said.awards.size(); ++i) {
    const Award& one = said.awards[i];
    Cells(review, "awards", i, one.title).need("title", one.title).need("grade", one.grade).need("issuer", one.issuer);
  }
  for (std::size_t i = 0; i < said.papers.size(); ++i) {
    const Paper& one = said.papers[i];
    Cells(review, "papers", i, one.title).need("title", one.title).need("journal", one.journal);
  }
}

void check_ranks(Review& review) {
  const auto& all = review.said.achievements;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Achievement& one = all[i];
    if (!one.rank || !one.of || *one.rank <= *one.of) continue;
    review.add("rank_beyond_people", {place("achievements", i, "of"), place("achievements", i, "rank")},
               {{"item", review.item_words(place("achievements", i), one.title)}, {"rank", std::to_string(*one.rank)}, {"of", std::to_string(*one.of)}});
  }
}

}  // namespace

void check_blanks(Review& review) {
  check_basics(review);
  check_cells(review);
  check_ranks(review);
}

}  // namespace zhicheng::application
