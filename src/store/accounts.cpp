#include "store/accounts.h"

#include <soci/soci.h>

namespace zhicheng::store {

using soci::into;
using soci::use;

namespace {

std::vector<Grant> grants_of(Session& session, const std::string& account) {
  Grant row;
  soci::statement statement =
      (session.sql().prepare << "select role, office from account_grant where region = :region and account = :account order by role, office",
       use(session.region()), use(account), into(row.role), into(row.office));
  statement.execute();
  std::vector<Grant> grants;
  while (statement.fetch()) grants.push_back(row);
  return grants;
}

void insert_grants(Session& session, const Account& account) {
  for (const Grant& grant : account.grants) {
    session.sql() << "insert into account_grant(region, account, role, office) values(:region, :account, :role, :office) "
                     "on conflict do nothing",
        use(session.region()), use(account.account), use(grant.role), use(grant.office);
  }
}

}  // namespace

bool has_accounts(Session& session) {
  int count = 0;
  session.sql() << "select count(*) from (select 1 from account where region = :region limit 1) as one", use(session.region()), into(count);
  return count > 0;
}

std::optional<Account> find_account(Session& session, std::string_view account) {
  const std::string wanted(account);
  Account row;
  int locked = 0;
  session.sql() << "select account, name, password, code, code_until, certificate, locked from account where region = :region and "
                   "account = :account",
      use(session.region()), use(wanted), into(row.account), into(row.name), into(row.password), into(row.code),
      into(row.code_until), into(row.certificate), into(locked);
  if (!session.sql().got_data()) return std::nullopt;
  row.locked = locked != 0;
  row.grants = grants_of(session, row.account);
  return row;
}

std::vector<Account> accounts_after(Session& session, std::string_view after, std::int64_t limit) {
  const std::string behind(after);
  Account row;
  int locked = 0;
  soci::statement statement =
      (session.sql().prepare << "select account, name, password, code, code_until, certificate, locked from account where "
                                "region = :region and account > :after order by account limit :limit",
       use(session.region()), use(behind), use(limit), into(row.account), into(row.name), into(row.password), into(row.code),
       into(row.code_until), into(row.certificate), into(locked));
  statement.execute();
  std::vector<Account> list;
  while (statement.fetch()) {
    row.locked = locked != 0;
    list.push_back(row);
  }
  for (Account& one : list) one.grants = grants_of(session, one.account);
  return list;
}

void insert(Session& session, const Account& account) {
  const int locked = account.locked ? 1 : 0;
  session.sql() << "insert into account(region, account, name, password, code, code_until, certificate, locked) "
                   "values(:region, :account, :name, :password, :code, :until, :certificate, :locked)",
      use(session.region()), use(account.account), use(account.name), use(account.password), use(account.code),
      use(account.code_until), use(account.certificate), use(locked);
  insert_grants(session, account);
}

void update(Session& session, const Account& account) {
  const int locked = account.locked ? 1 : 0;
  session.sql() << "update account set name = :name, password = :password, code = :code, code_until = :until, "
                   "certificate = :certificate, locked = :locked where region = :region and account = :account",
      use(account.name), use(account.password), use(account.code), use(account.code_until), use(account.certificate),
      use(locked), use(session.region()), use(account.account);
  session.sql() << "delete from account_grant where region = :region and account = :account", use(session.region()), use(account.account);
  insert_grants(session, account);
}

std::string first_code(Session& session) {
  std::string hash;
  session.sql() << "select hash from first_code where region = :region", use(session.region()), into(hash);
  return session.sql().got_data() ? hash : std::string();
}

void set_first_code(Session& session, const std::string& hash) {
  session.sql() << "delete from first_code where region = :region", use(session.region());
  if (hash.empty()) return;
  session.sql() << "insert into first_code(region, hash) values(:region, :hash)", use(session.region()), use(hash);
}

}  // namespace zhicheng::store
