// Accounts, the register, days and JSON of the way through the offices.
#include <doctest/doctest.h>

#include "base/json.h"
#include "workflow/json.h"
#include "workflow_cases.h"

using namespace zhicheng;
using namespace zhicheng::workflow;

TEST_CASE("accounts keep reviewing and administration apart") {
  const Workflow& workflow = cases::shipped_workflow();
  const auto fault = [&](std::vector<Grant> grants) { return fault_of_grants(workflow, grants); };
  CHECK(fault({{"reviewer", "市教育局"}, {"supervisor", "市教育局"}, {"reviewer", "市林草局"}}).empty());
  CHECK(fault({{"audit_admin", ""}}).empty());
  CHECK(fault({{"system_admin", ""}, {"audit_admin", ""}}) == "系统管理员和审计管理员不能是同一个账号");
  CHECK(fault({{"reviewer", "市教育局"}, {"security_admin", ""}}) == "审核人和安全管理员不能是同一个账号");
  CHECK(fault({{"clock", ""}, {"supervisor", "市教育局"}}) == "到期程序和负责人不能是同一个账号");
  CHECK(fault({{"reviewer", ""}}) == "审核人必须有单位");
  CHECK(fault({{"system_admin", "市教育局"}}) == "系统管理员不属于任何单位");
  CHECK(fault({{"applicant", ""}}) == "申报人凭回执查看自己的申报，不设账号");
  CHECK(fault({{"root", ""}}) == "没有这个角色：root");
  const auto can = [&](std::string role, std::string office, Action action) { return may(workflow, {"x", {{std::move(role), std::move(office)}}, ""}, action); };
  CHECK(can("system_admin", "", Action::manage_system));
  CHECK_FALSE(can("system_admin", "", Action::manage_accounts));
  CHECK_FALSE(can("system_admin", "", Action::read_audit));
  CHECK(can("security_admin", "", Action::manage_accounts));
  CHECK(can("audit_admin", "", Action::read_audit));
  CHECK(can("supervisor", "市人力资源和社会保障局", Action::enter_record));
  CHECK_FALSE(can("supervisor", "某单位", Action::enter_record));
  CHECK_FALSE(can("reviewer", "市人力资源和社会保障局", Action::enter_record));
  CHECK(can("intake", "", Action::receive));
  CHECK_FALSE(can("supervisor", "市人力资源和社会保障局", Action::receive));
}

TEST_CASE("an entry of the register says who, what and why") {
  Record record{"r1", "p1", Ground::title_revoked, *base::Day::parse("2024-02-29"), "市人力资源和社会保障局", "someone", "撤销决定", {}};
  CHECK(fault_of_record(record).empty());
  Record other = record;
  other.basis = " ";
  CHECK(fault_of_record(other) == "没有写依据");
  other = record;
  other.by = "";
  CHECK(fault_of_record(other) == "没有写由谁记入");
  record.corrected = Correcting{*base::Day::parse("2024-02-28"), "another", "复核"};
  CHECK(fault_of_record(record) == "更正早于记入");
  record.corrected->on = *base::Day::parse("2024-03-01");
  CHECK(fault_of_record(record).empty());
  record.corrected->reason = "";
  CHECK(fault_of_record(record) == "更正要写明由谁更正、什么原因");
}

TEST_CASE("a day in China begins at 16:00 UTC") {
  CHECK(day_in_china(0).text() == "1970-01-01");
  CHECK(day_in_china(57'599).text() == "1970-01-01");
  CHECK(day_in_china(57'600).text() == "1970-01-02");
  CHECK(day_in_china(-28'800).text() == "1970-01-01");
  CHECK(day_in_china(-28'801).text() == "1969-12-31");
}

TEST_CASE("moves and files are read strictly") {
  const auto error = [](std::string_view bytes) {
    const auto made = read_move(*base::read_json(bytes), "/move");
    return made ? "read" : std::string(base::spell(made.error().code)) + " " + made.error().at;
  };
  CHECK(error(R"({"version":1,"do":"pass_on"})") == "read");
  CHECK(error(R"({"version":1,"do":"pass_on","force":true})") == "unknown_key /move/force");
  CHECK(error(R"({"do":"pass_on"})") == "missing_key /move");
  CHECK(error(R"({"version":1,"do":"approve"})") == "out_of_domain /move/do");
  CHECK(error(R"({"version":1,"do":"read"})") == "out_of_domain /move/do");
  CHECK(error(R"({"version":1,"do":"notify","last":"2026-02-30"})") == "bad_date /move/last");
  CHECK(error(R"({"version":1,"do":"return","corrections":[{"clause":"四","problem":"x","mend":1}]})") == "wrong_type /move/corrections/0/mend");
  CHECK(error(R"({"version":1,"do":"mark","sha256":"a","finding":"good"})") == "out_of_domain /move/finding");
  CHECK(error(R"({"version":1,"do":"return","reason":")" + std::string(2'001, 'x') + R"("})") == "out_of_domain /move/reason");
  CHECK(read_file(*base::read_json(R"({"format":"zhicheng-file/2"})")).error().code == base::ErrorCode::newer_format);
}
