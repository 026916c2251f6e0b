// Civil days as ISO strings: "2026-06-10". They order as text does, so `<=` is the comparison of days.

const is_leap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/// The corresponding day n years on; where it does not exist, the last day of that month. 《民法典》202.
export function add_years(day, years) {
  const known = kYearsAfter.get(day)?.get(years);
  if (known !== undefined) return known;
  const after = years_after(day, years);
  if (!kYearsAfter.has(day)) kYearsAfter.set(day, new Map());
  kYearsAfter.get(day).set(years, after);
  return after;
}

/// What was worked out before: brute force asks for the same days again and again.
const kYearsAfter = new Map();

function years_after(day, years) {
  const year = Number(day.slice(0, 4)) + years;
  const month_day = day.slice(5);
  const last = month_day === '02-29' && !is_leap(year) ? '02-28' : month_day;
  return `${String(year).padStart(4, '0')}-${last}`;
}

export function add_days(day, days) {
  const key = `${day}+${days}`;
  if (!kDaysAfter.has(key)) kDaysAfter.set(key, days_after(day, days));
  return kDaysAfter.get(key);
}

const kDaysAfter = new Map();

function days_after(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/// Days from `from` to `to`; negative when `to` is earlier.
export function days_between(from, to) {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000;
}

/// A period of n years that began on `from` has ended by the end of `by` (the starting day does not count). 《民法典》201.
export const full_years_by = (from, years, by) => add_years(from, years) <= by;

const is_weekend = (day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/// The last day whose following `count` full working days all end by `by`.
/// No public holiday of 2026 lies in the fortnight before a city deadline (Labour Day's last is 5 May, Dragon Boat 19 June).
export function last_start(by, count) {
  let day = by;
  for (let left = count; left > 0; day = add_days(day, -1)) if (!is_weekend(day)) left -= 1;
  while (is_weekend(day)) day = add_days(day, -1);
  return day;
}
