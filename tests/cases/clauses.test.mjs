// Every clause that an applicant can test has cases, and every rule behind it one for each status it can have.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { all_cases } from './all_cases.mjs';
import { reachable } from './reachable.mjs';

const read = (file) => JSON.parse(readFileSync(new URL(`../../rules/bayannur/2026/${file}`, import.meta.url)));
const { clauses } = read('clauses.json');
const edition = read('edition.json');
const applicant_rows = clauses.filter(({ testable_by }) => testable_by === 'applicant');
const tagged = (id) => all_cases.filter((found) => found.clauses?.includes(id));

const has_finding = ({ findings }, id) => Array.isArray(findings) && findings.some((one) => one.id === id && one.status !== undefined);
const has_deadline = ({ deadlines }, id) => JSON.stringify(deadlines ?? null).includes(`"id":"${id}"`);
const has_cutoff = (expect) => expect.cutoff !== undefined || expect.window !== undefined || has_deadline(expect, 'filing');

/// Values of the edition that no output shows by name: what shows that they were read.
const kShownBy = {
  cutoff: has_cutoff,
  filing_set_by: has_cutoff,
  route: ({ chain }) => chain !== undefined,
  county_office: ({ chain }) => chain !== undefined,
  labour_office: ({ chain }) => chain !== undefined,
  exam_mode: (expect) => has_finding(expect, 'not_exam_only') || has_finding(expect, 'exam_passed'),
  judged_on: (expect) => has_finding(expect, 'no_active_integrity_record'),
  direct_met_from: (expect) => has_finding(expect, 'nonpublic_direct'),
  bachelor_way_from: (expect) => has_finding(expect, 'nonpublic_direct'),
  associate_way_from: (expect) => has_finding(expect, 'nonpublic_direct'),
};

const kExercises = {
  finding: has_finding,
  deadline: (expect, id) => (id === 'filing' ? has_cutoff(expect) : has_deadline(expect, id)),
  table: (expect, id) => kShownBy[id]?.(expect) ?? false,
  material: ({ materials }, id) => JSON.stringify(materials ?? null).includes(`"id":"${id}"`),
  route: ({ chain }) => chain !== undefined,
};

test('cases name rows of the table', () => {
  const ids = new Set(clauses.map(({ id }) => id));
  for (const found of all_cases) for (const id of found.clauses ?? []) assert.ok(ids.has(id), `${found.name}: ${id}`);
});

for (const { id, covered_by } of applicant_rows) {
  test(`${id} has a case for each kind of rule that covers it`, () => {
    for (const { kind, id: rule } of covered_by) {
      if (!kExercises[kind] || kind === 'route') continue;
      const shown = tagged(id).filter(({ expect }) => kExercises[kind](expect, rule));
      assert.ok(shown.length > 0, `no case of ${id} shows ${kind} ${rule}`);
    }
    assert.ok(tagged(id).some(({ expect }) => covered_by.some(({ kind, id: rule }) => kExercises[kind]?.(expect, rule))));
  });
}

test('every finding behind these clauses has a case of theirs for every status it can have', () => {
  const rows_of = new Map();
  for (const { id, covered_by } of clauses) {
    for (const cover of covered_by ?? []) {
      if (cover.kind === 'finding') rows_of.set(cover.id, [...(rows_of.get(cover.id) ?? []), id]);
    }
  }
  assert.deepEqual([...rows_of.keys()].sort(), edition.findings.map(({ id }) => id).sort());
  for (const [finding, rows] of rows_of) {
    const seen = new Set(rows.flatMap(tagged).flatMap(({ expect }) => (Array.isArray(expect.findings) ? expect.findings : []))
      .filter(({ id }) => id === finding).map(({ status }) => status));
    for (const status of reachable(finding)) assert.ok(seen.has(status), `no case of ${rows} for ${finding}: ${status}`);
  }
});

test('every row of the routes has a case with the whole way', () => {
  for (const { id, links } of edition.route.rows) {
    const found = all_cases.find(({ name }) => name === `route_${id}`);
    assert.equal(found?.expect.chain.$each.length, links.length, id);
  }
});

test('every office has a case with its numbers', () => {
  const expected = JSON.stringify(all_cases.map(({ expect }) => expect.contacts ?? null));
  for (const { office, phones } of edition.contacts) assert.ok(expected.includes(JSON.stringify(phones)), office);
});

test('every material has a case that shows it', () => {
  const expected = all_cases.flatMap(({ expect }) => (Array.isArray(expect.materials) ? expect.materials : [])).map(({ id }) => id);
  for (const { id } of edition.materials) assert.ok(expected.includes(id), id);
});
