// The same questions for `zhicheng feel`: the rules' functions written in FEEL, values with their types.

function typed(value) {
  if (value === null) return { type: 'null', value: null };
  if (value.day) return { type: 'date', value: value.day };
  const type = { boolean: 'boolean', number: 'decimal', string: 'string' }[typeof value];
  return { type, value: String(value) };
}

const list_of = (days) => `[${days.map((day) => `@"${day}"`).join(', ')}]`;

const functions_with = ({ off, work }) => `{
  known: function(value) value != null,
  full_years: function(from, to)
    {n: to.year - from.year, r: max(0, if from + duration("P" + string(n) + "Y") <= to then n else n - 1)}.r,
  is_working: function(day)
    list contains(${list_of(work)}, day) or (day.weekday < 6 and not(list contains(${list_of(off)}, day))),
  working_days_before: function(day, count)
    if count = 0 then day
    else if is_working(day - @"P1D") then working_days_before(day - @"P1D", count - 1)
    else working_days_before(day - @"P1D", count),
  result: `;

/** A request whose answer is the expression's value. */
export function feel_request(source, operands, holidays) {
  const needs = /\b(known|full_years|working_days_before)\(/.test(source);
  const context = Object.fromEntries(Object.entries(operands).map(([name, value]) => [name, typed(value)]));
  // Names of the rules stand for names of the context; the braces make a constant an expression.
  const before = needs ? functions_with(holidays) : '{result: ';
  return { expr: `${before}${source}}.result`, context };
}

export function plain_value(answer) {
  if (!answer.value) return answer;
  const { type, value } = answer.value;
  if (type === 'null') return null;
  if (type === 'boolean') return value === 'true';
  if (type === 'decimal') return Number(value);
  return type === 'date' ? { day: value } : value;
}
