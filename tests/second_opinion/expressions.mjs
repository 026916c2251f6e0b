// The rules' expressions as another FEEL engine reads them: groups written out, names known, unknown as null.

const kTokens = /@?"[^"]*"|[\p{L}_][\p{L}\p{N}_]*/gu;
const kWords = new Set(['true', 'false', 'if', 'then', 'else', 'and', 'or', 'in', 'between', 'not', 'unknown']);
const kFunctions = new Set(['known', 'min', 'max', 'full_years', 'working_days_before']);

/** Names of facts and values in an expression, each once; `guarded` are those that stand in known() alone. */
export function names_in(expression) {
  const bare = expression.replace(/known\(\s*[\p{L}_][\p{L}\p{N}_]*\s*\)/gu, ' ');
  const read = (text) => new Set([...text.matchAll(kTokens)].map(([token]) => token)
    .filter((token) => !/^@?"/.test(token) && !kWords.has(token) && !kFunctions.has(token)));
  return { all: [...read(expression)], plain: read(bare) };
}

/** `level in (初级)` with the group's members in its place: DMN has lists, the rules have names of them. */
export function written_out(expression, groups) {
  return expression.replace(kTokens, (token) => (groups.has(token) ? groups.get(token).map((id) => `"${id}"`).join(', ') : token));
}

/** Where a rule stands: by its id, which stays, and not by its number. */
export const place_of = (key, rule, i) => `/${key}/${rule.id ?? i}`;

/** Every place of an edition where an expression stands: [{at, expression}]. */
export function expressions_of(edition) {
  const found = [];
  const condition = (at, value) => {
    if (typeof value === 'string') return found.push({ at, expression: value });
    if (value.is !== undefined) return condition(`${at}/is`, value.is);
    if (value.not !== undefined) return condition(`${at}/not`, value.not);
    const [key] = ['all', 'any'].filter((name) => value[name]);
    return value[key].forEach((part, i) => condition(`${at}/${key}/${i}`, part));
  };
  const each = (key, read) => edition[key].forEach((one, i) => read(one, place_of(key, one, i)));
  each('values', ({ is, first }, at) => {
    if (is !== undefined) condition(`${at}/is`, is);
    (first ?? []).forEach(({ when, value }, i) => {
      if (when !== undefined) condition(`${at}/first/${i}/when`, when);
      condition(`${at}/first/${i}/value`, value);
    });
  });
  each('findings', ({ judge }, at) => judge.forEach(({ when, met_from }, i) => {
    if (when !== undefined) condition(`${at}/judge/${i}/when`, when);
    if (met_from !== undefined) condition(`${at}/judge/${i}/met_from`, met_from);
  }));
  each('deadlines', ({ when, date }, at) => {
    condition(`${at}/when`, when);
    condition(`${at}/date`, date);
  });
  for (const key of ['materials', 'human', 'contacts']) {
    each(key, ({ when }, at) => when !== undefined && condition(`${at}/when`, when));
  }
  edition.route.rows.forEach(({ id, when }) => when !== undefined && condition(`/route/${id}/when`, when));
  return found;
}

/** Days off and working days of an edition, for working_days_before. */
export function working_days_before(holidays) {
  const off = new Set(holidays.off);
  const work = new Set(holidays.work);
  return (day, count) => {
    const date = new Date(`${day}T00:00:00Z`);
    for (let left = count; left > 0;) {
      date.setUTCDate(date.getUTCDate() - 1);
      const text = date.toISOString().slice(0, 10);
      const weekend = [0, 6].includes(date.getUTCDay());
      if (work.has(text) || (!weekend && !off.has(text))) left -= 1;
    }
    return date.toISOString().slice(0, 10);
  };
}

/** The largest n for which `from` plus n years is not after `to`; a 29 February ends on the 28th elsewhere. */
export function full_years(from, to) {
  const [year, month, day] = from.split('-').map(Number);
  const reaches = (n) => {
    const last = new Date(Date.UTC(year + n, month, 0)).getUTCDate();
    const end = [String(year + n).padStart(4, '0'), String(month).padStart(2, '0'), String(Math.min(day, last)).padStart(2, '0')];
    return end.join('-') <= to;
  };
  let n = Math.max(0, Number(to.slice(0, 4)) - year + 1);
  while (n > 0 && !reaches(n)) n -= 1;
  return n;
}
