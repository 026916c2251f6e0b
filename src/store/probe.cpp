#include "store/probe.h"

#include <soci/soci.h>

namespace zhicheng::store {

using soci::into;
using soci::use;

std::optional<Probe> find_probe(Session& session) {
  Probe probe;
  session.sql() << "select probe, mark from keyring where region = :region", use(session.region()), into(probe.text), into(probe.mark);
  if (!session.sql().got_data()) return std::nullopt;
  return probe;
}

void keep_probe(Session& session, const Probe& probe) {
  session.sql() << "insert into keyring(region, probe, mark) values(:region, :probe, :mark) on conflict do nothing", use(session.region()),
      use(probe.text), use(probe.mark);
}

std::vector<FieldProbe> field_probes(Session& session) {
  FieldProbe row;
  soci::statement statement = (session.sql().prepare << "select number, probe from field_key where region = :region order by number",
                               use(session.region()), into(row.number), into(row.text));
  statement.execute();
  std::vector<FieldProbe> found;
  while (statement.fetch()) found.push_back(row);
  return found;
}

void keep(Session& session, const FieldProbe& probe) {
  session.sql() << "insert into field_key(region, number, probe) values(:region, :number, :probe) on conflict do nothing", use(session.region()),
      use(probe.number), use(probe.text);
}

std::optional<SealedBefore> any_sealed(Session& session) {
  SealedBefore row;
  session.sql() << "select number, revision, secrets, receipt from submission where region = :region limit 1", use(session.region()),
      into(row.number), into(row.revision), into(row.secrets), into(row.receipt);
  if (!session.sql().got_data()) return std::nullopt;
  return row;
}

}  // namespace zhicheng::store
