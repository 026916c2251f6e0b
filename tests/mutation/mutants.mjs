// Small wrongs put into an edition, one at a time: what a tired editor could write.

const kFlipped = { '<': ['<=', '>='], '<=': ['<', '>'], '>': ['>=', '<='], '>=': ['>', '<'], '=': ['!='], '!=': ['='] };
const kOtherStatus = { met: ['unmet'], unmet: ['met'], unknown: ['met', 'unmet'], not_applicable: ['met', 'unmet'] };
const kOtherLink = { stated: 'gap', gap: 'conflict', conflict: 'gap' };

const token = /@"[^"]*"|"(?:\\.|[^"\\])*"|<=|>=|!=|[<>=]|\b(?:and|or|not|min|max)\b|(?<![\w\p{L}])\d+|[\p{L}_][\p{L}\w]*|[(),]|\S/gu;

function another_day(text, days) {
  const day = new Date(`${text}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function replacements(word) {
  if (kFlipped[word]) return kFlipped[word];
  if (word === 'and') return ['or'];
  if (word === 'or') return ['and'];
  if (word === 'min') return ['max'];
  if (word === 'max') return ['min'];
  if (/^\d+$/.test(word)) return [String(Number(word) + 1), String(Number(word) - 1)].filter((text) => !text.startsWith('-'));
  const [, date] = /^@"(\d{4}-\d\d-\d\d)"$/.exec(word) ?? [];
  if (date) return [1, -1].map((days) => `@"${another_day(date, days)}"`);
  const [, count, unit] = /^@"P(\d+)([YMD])"$/.exec(word) ?? [];
  if (count) return [1, -1].map((by) => `@"P${Number(count) + by}${unit}"`);
  return [];
}

/// The lists after `in`, each as [begin, end) of its members.
function* member_lists(source) {
  for (const found of source.matchAll(/\bin \(([^()]*)\)/g)) {
    const begin = found.index + 4;
    yield { begin, members: found[1].split(/,\s*/), end: begin + found[1].length };
  }
}

/// Every text that differs from `source` by one small wrong: [what, text].
export function* expression_mutants(source) {
  for (const found of source.matchAll(token)) {
    for (const other of replacements(found[0])) {
      const end = found.index + found[0].length;
      yield [`${found[0]} → ${other}`, source.slice(0, found.index) + other + source.slice(end)];
    }
  }
  for (const { begin, members, end } of member_lists(source)) {
    if (members.length < 2) continue;
    for (const dropped of members) {
      const rest = members.filter((member) => member !== dropped).join(', ');
      yield [`without ${dropped}`, source.slice(0, begin) + rest + source.slice(end)];
    }
  }
  const negated = /^not\((.*)\)$/.exec(source);
  if (negated) yield ['not removed', negated[1]];
}

const clone = (value) => structuredClone(value);

/// The edition with what lies at `path` replaced.
function replaced(edition, path, value) {
  const made = clone(edition);
  const parent = path.slice(0, -1).reduce((at, key) => at[key], made);
  parent[path.at(-1)] = value;
  return made;
}

/// The path with ids in place of indexes where items have one, of contacts the office and of changes the fact: what is added
/// elsewhere does not rename a mutant.
function named(edition, path) {
  let here = edition;
  return path.map((step, depth) => {
    here = here?.[step];
    return here?.id ?? (depth === 1 ? here?.office ?? here?.fact : undefined) ?? step;
  });
}

const without = (list, index) => list.filter((_, at) => at !== index);
const swapped = (list, index) => [...list.slice(0, index), list[index + 1], list[index], ...list.slice(index + 2)];

export class Mutants {
  constructor(edition) {
    this.edition = edition;
    this.all = [];
  }

  add(path, what, value) {
    const edition = this.edition;
    this.all.push({ id: `/${named(edition, path).join('/')} ${what}`, make: () => replaced(edition, path, value) });
  }

  expression(path, source) {
    for (const [what, text] of expression_mutants(source)) this.add(path, what, text);
  }

  condition(path, item) {
    if (typeof item === 'string') return this.expression(path, item);
    if (item.is !== undefined) return this.expression([...path, 'is'], item.is);
    if (item.not !== undefined) {
      this.add(path, 'not removed', item.not);
      return this.condition([...path, 'not'], item.not);
    }
    const [key, other] = item.all ? ['all', 'any'] : ['any', 'all'];
    if (item[key].length > 1) {
      const { [key]: parts, ...rest } = item;
      this.add(path, `${key} → ${other}`, { ...rest, [other]: parts });
      item[key].forEach((_, index) => this.add([...path, key], `without part ${index}`, without(item[key], index)));
    }
    item[key].forEach((part, index) => this.condition([...path, key, index], part));
  }

  /// Rows tried in order: dropped and swapped; the last one stays.
  order(path, rows) {
    for (let index = 0; index + 1 < rows.length; index += 1) this.add(path, `without row ${index}`, without(rows, index));
    for (let index = 0; index + 2 < rows.length; index += 1) this.add(path, `rows ${index} and ${index + 1} swapped`, swapped(rows, index));
  }

  finding(path, rule) {
    this.order([...path, 'judge'], rule.judge);
    rule.judge.forEach((one, index) => {
      const at = [...path, 'judge', index];
      if (one.when !== undefined) this.condition([...at, 'when'], one.when);
      for (const status of kOtherStatus[one.status]) this.add([...at, 'status'], `${one.status} → ${status}`, status);
      if (one.met_from) this.expression([...at, 'met_from'], one.met_from);
    });
    if (rule.verified_by) this.add([...path, 'verified_by'], 'without', []);
    this.add([...path, 'verified'], 'flipped', !rule.verified);
  }

  value(path, value) {
    if (value.is) this.expression([...path, 'is'], value.is);
    if (value.first) {
      this.order([...path, 'first'], value.first);
      value.first.forEach((row, index) => {
        if (row.when !== undefined) this.condition([...path, 'first', index, 'when'], row.when);
        this.expression([...path, 'first', index, 'value'], row.value);
      });
    }
    if (value.table) this.table([...path, 'table', 'rows'], value);
  }

  table(path, value) {
    const rows = value.table.rows;
    rows.forEach((row, index) => {
      this.add(path, `without row ${index}`, without(rows, index));
      for (const other of this.other_cells(value, row.value)) this.add([...path, index, 'value'], `${row.value} → ${other}`, other);
      for (const [input, members] of Object.entries(row.when)) {
        if (members.length === 1) continue;
        for (const dropped of members) this.add([...path, index, 'when', input], `without ${dropped}`, members.filter((one) => one !== dropped));
      }
      if (row.verified !== undefined && this.reads_verified(value.id)) this.add([...path, index, 'verified'], 'flipped', !row.verified);
    });
  }

  reads_verified(id) {
    return this.edition.findings.some((rule) => rule.verified_by?.includes(id));
  }

  other_cells(value, cell) {
    if (value.type === 'integer') return cell === null ? [0] : [cell + 1, cell - 1].filter((number) => number >= 0);
    if (value.type === 'boolean') return [!cell];
    const known = [...new Set(value.table.rows.map((row) => row.value))];
    const other = known[(known.indexOf(cell) + 1) % known.length];
    return other === cell ? [] : [other];
  }

  /// Whoever sets another day.
  set_by(path, value) {
    const others = new Set(this.edition.deadlines.map((rule) => rule.set_by));
    for (const other of others) if (other !== value) this.add(path, `${value} → ${other}`, other);
  }

  route(path, rows) {
    this.order(path, rows);
    rows.forEach((row, index) => {
      if (row.when !== undefined) this.condition([...path, index, 'when'], row.when);
      row.links.forEach((link, at) => {
        this.add([...path, index, 'links', at, 'status'], `${link.status} → ${kOtherLink[link.status]}`, kOtherLink[link.status]);
      });
      if (row.links.length > 1) {
        row.links.forEach((_, at) => this.add([...path, index, 'links'], `without link ${at}`, without(row.links, at)));
      }
    });
  }
}

/// Equal ids are numbered: no mutant is lost for its name.
function numbered(mutants) {
  const seen = new Map();
  return mutants.map(({ id, make }) => {
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return { id: times === 1 ? id : `${id} (${times})`, make };
  });
}

/// All mutants of an edition's findings, values, deadlines, paths and routes, with those of what it shows beside them.
export function mutants_of(edition) {
  const made = new Mutants(edition);
  edition.values.forEach((value, index) => made.value(['values', index], value));
  edition.findings.forEach((rule, index) => made.finding(['findings', index], rule));
  edition.paths.forEach((path, index) => {
    if (path.findings.length < 2) return;
    path.findings.forEach((_, at) => made.add(['paths', index, 'findings'], `without finding ${at}`, without(path.findings, at)));
  });
  edition.deadlines.forEach((rule, index) => {
    if (rule.when !== undefined) made.condition(['deadlines', index, 'when'], rule.when);
    made.expression(['deadlines', index, 'date'], rule.date);
    made.set_by(['deadlines', index, 'set_by'], rule.set_by);
    if (rule.verified !== undefined) made.add(['deadlines', index, 'verified'], 'flipped', !rule.verified);
  });
  made.route(['route', 'rows'], edition.route.rows);
  made.add(['route', 'presume'], 'without', {});
  for (const list of ['materials', 'human', 'contacts', 'changes']) {
    edition[list].forEach((rule, index) => {
      if (rule.when !== undefined) made.condition([list, index, 'when'], rule.when);
    });
  }
  return numbered(made.all);
}
