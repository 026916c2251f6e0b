// How an edition's JSON becomes an Edition. Private to the room.
#pragma once
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/edition.h"
#include "rules/fields.h"

namespace zhicheng::rules {

class EditionLoader {
 public:
  explicit EditionLoader(const EditionSource& source);
  ~EditionLoader();
  base::Result<std::shared_ptr<const Edition>> run();
  /// After a `run` that went well: what is wrong with an overlay for that edition, which stays as it was.
  std::optional<base::Error> fault_of_overlay(const base::Json& overlay);

 private:
  class Names;

  // load_edition.cpp
  void read_vocabulary();
  void read_edition();
  void read_head(Fields& fields);
  void read_changed(Fields& fields);
  void read_holidays(const base::Json& item, const std::string& at);
  void put_words();
  void rank_facts();
  void sign();

  // load_overlay.cpp
  struct Place;
  DaySpan read_span(Fields& fields);
  Condition within(const DaySpan& span, base::Json::Array parts, const std::string& at);
  Condition joined(std::vector<Condition> parts);
  void refuse_closed(std::string_view what, std::string_view key, bool filled);
  void read_seats();
  void read_overlay(const base::Json& overlay);
  void cite_county_notice(const std::string& notice, const std::string& number);
  void read_county_days(const base::Json& filing);
  void read_county_levels(const base::Json& days, const std::string& at, const DaySpan& span);
  void read_county_day(const base::Json& item, const std::string& at, const std::string& level, const DaySpan& span);
  void read_place_contacts(const base::Json::Array& items, const Place& place);
  ContactRule read_place_contact(Fields& fields, const Place& place, const std::vector<ContactRule>& base);

  // load_clauses.cpp
  void read_clauses();
  void read_ambiguities(const base::Json::Array& items, const std::string& at);
  Clause read_clause(const base::Json& item, const std::string& at);
  Cover read_cover(const base::Json& item, const std::string& at);

  // load_tables.cpp
  void read_tables(Fields& fields);
  void read_table(Fields& fields, std::string_view key, std::vector<Stated>& rows);
  void read_step(Fields& fields, Stated& step);
  void read_move(Fields& fields, Stated& move);

  // load_values.cpp
  void declare_values(const base::Json::Array& items, const std::string& at);
  void declare(NamedValue value, const std::string& at);
  void define_values(const base::Json::Array& items, const std::string& at);
  void define_value(NamedValue& value, const base::Json& item, const std::string& at);
  void define_dated(NamedValue& value, const base::Json& item, const std::string& at);
  void define_table(NamedValue& value, const base::Json& item, const std::string& at);
  TableRow read_row(NamedValue& value, const std::vector<std::string>& inputs, const base::Json& item, const std::string& at);
  feel::Value read_cell(const NamedValue& value, const base::Json& item, const std::string& at);
  void refuse_circles(const base::Json::Array& items, const std::string& at);
  feel::Type type_named(const std::string& name, const std::string& at);
  const std::vector<std::int64_t>* own_domain(const std::vector<Choice>& choices);

  // load_conditions.cpp
  std::optional<feel::Expression> expression(const std::string& source, const feel::Type& wanted, const std::string& at);
  Condition leaf(const std::string& source, const std::string& at);
  Condition condition(const base::Json& item, const std::string& at, std::size_t depth = 0);
  std::optional<Condition> condition_or_none(Fields& fields, std::string_view key);
  feel::Expression date_expression(Fields& fields, std::string_view key);

  // load_findings.cpp
  void read_findings(const base::Json::Array& items, const std::string& at);
  FindingRule read_finding(const base::Json& item, const std::string& at);
  JudgeCase read_case(const base::Json& item, const std::string& at, bool last);
  void read_paths(const base::Json::Array& items, const std::string& at);
  void read_human(const base::Json::Array& items, const std::string& at);
  void read_ask_order(Fields& fields);

  // load_changes.cpp
  void read_changes(const base::Json::Array& items, const std::string& at);

  // load_outputs.cpp
  void read_deadlines(const base::Json::Array& items, const std::string& at);
  void read_materials(const base::Json::Array& items, const std::string& at);
  void refuse_kinds_twice(const std::string& at);
  void read_route(const base::Json& item, const std::string& at);
  LinkRule read_link(const base::Json& item, const std::string& at);
  void read_contacts(const base::Json::Array& items, const std::string& at);
  void read_dates(const base::Json::Array& items, const std::string& at);

  // load_pack.cpp
  struct Pack;
  void read_packs();
  void read_pack(const base::Json& item);
  void read_pack_head(Fields& fields, Pack& pack);
  void read_pack_facts(const base::Json::Array& items, const std::string& at);
  void read_pack_findings(const Pack& pack, const base::Json::Array& items, const std::string& at);
  void decide_series_conditions();

  std::optional<std::size_t> value_index(std::string_view id) const;
  bool same_domain(std::size_t fact, std::size_t other) const;
  template <class Item>
  void refuse_twice(const std::vector<Item>& items, std::string Item::* id, const std::string& at);
  template <class Spelled>
  Spelled one_of(Fields& fields, std::string_view key, std::initializer_list<Spelled> all);

  EditionSource source_;
  std::vector<std::string> open_;  ///< what overlays may fill
  std::shared_ptr<Edition> edition_;
  std::vector<Pack> packs_;
  std::vector<const base::Json*> pack_facts_;
  Fault fault_;
};

/// Ids are unique within their list.
template <class Item>
void EditionLoader::refuse_twice(const std::vector<Item>& items, std::string Item::* id, const std::string& at) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!seen.insert(items[i].*id).second) fault_.note(base::ErrorCode::duplicate_id, base::pointer_to(at, i), items[i].*id);
  }
}

template <class Spelled>
Spelled EditionLoader::one_of(Fields& fields, std::string_view key, std::initializer_list<Spelled> all) {
  const std::string word = fields.text(key);
  for (const Spelled one : all) {
    if (spell(one) == word) return one;
  }
  fault_.note(base::ErrorCode::out_of_domain, fields.pointer(key), word);
  return *all.begin();
}

}  // namespace zhicheng::rules
