// What the notice says of a file's way, told again from scratch for one chain: 用人单位 → somebody (the notice is silent) →
// 旗县区人社局 → a committee's office (silent again). A state is a plain value; `answer` says what comes of a request.
import { kCity, kCommittee, kCounty, kUnit } from './reviewers.mjs';

const kDay = 86400;
export const day_of = (seconds) => Math.floor((seconds + 8 * 3600) / kDay);
export const day_text = (day) => new Date(day * kDay * 1000).toISOString().slice(0, 10);

/// Of the level, in the county's calendar for the year.
const kFilingDay = Date.UTC(2026, 5, 10) / 1000 / kDay;

const kOver = ['accepted', 'withdrawn', 'abandoned', 'disqualified'];
const kWithApplicant = ['returned', 'notified'];
export const is_over = ({ state }) => kOver.includes(state);

/// Who works where, as what.
export const kWho = {
  unit: ['reviewer', kUnit], unit_head: ['supervisor', kUnit], county: ['reviewer', kCounty], county_head: ['supervisor', kCounty],
  city_head: ['supervisor', kCity], committee: ['committee', kCommittee], committee_head: ['supervisor', kCommittee], stranger: ['', ''],
};
const kDoes = {
  reviewer: ['mark', 'pass_on', 'return'], committee: ['mark', 'return', 'notify', 'accept'], supervisor: ['return', 'notify', 'disqualify', 'assign'], '': ['return', 'notify', 'assign', 'mark', 'accept', 'disqualify'],
};
/// From where each move leads anywhere.
const kFrom = {
  mark: ['reviewing', 'deciding'], assign: ['unassigned', 'reviewing', 'deciding'], pass_on: ['reviewing'], return: ['reviewing', 'deciding'],
  notify: ['deciding'], accept: ['deciding'], disqualify: ['reviewing', 'deciding'],
};

export const received = (attachments, missing) => settled({ steps: [kUnit, '', kCounty, ''], chosen: [false, false, false, false], at: 0, version: 1, state: 'incomplete',
  attachments, missing, marks: [], returns: {}, last: null, told: '', keys: [], revision: 1 });

function settled(file) {
  if (file.missing.length) return file;
  const office = file.steps[file.at];
  return { ...file, state: office === '' ? 'unassigned' : file.at === 3 ? 'deciding' : 'reviewing' };
}

const is_late = (file, now) => file.last !== null && day_of(now) > file.last;
export const is_lapsed = (file, now) => file.state === 'notified' && is_late(file, now);
export const expired = (file) => ({ ...file, state: 'abandoned', version: file.version + 1 });

function concerns(file, who) {
  const [role, office] = kWho[who];
  if (office === '') return false;
  if (role === 'supervisor' && (office === kCity || office === kCounty)) return true;
  const has_come = file.revision > 1 || file.missing.length === 0;
  return has_come && file.steps.slice(0, file.at + 1).includes(office);
}

function may(file, who, act) {
  const [role, office] = kWho[who];
  const here = office === file.steps[file.at];
  if (act === 'assign') return office === kCity || office === kCounty;
  if (act === 'disqualify') return here && office !== kUnit;
  if (role === 'reviewer') return here && file.state === 'reviewing';
  if (role === 'committee') return here && file.state === 'deciding';
  return here;
}

const blank = (text) => !text || text.trim() === '';
const mark_of = (file, sha256) => file.marks.find((one) => one.office === file.steps[file.at] && one.sha256 === sha256);
const unmarked = (file) => file.attachments.some((one) => !mark_of(file, one));
const faulty = (file) => file.attachments.filter((one) => mark_of(file, one)?.finding === 'faulty');

/// 一次性: the second time by the same office it takes a reason and a supervisor of that office.
function again(file, who, { reason }) {
  if (!file.returns[file.steps[file.at]]) return undefined;
  if (blank(reason)) return 'no_reason';
  return kWho[who][0] === 'supervisor' && kWho[who][1] === file.steps[file.at] ? undefined : 'needs_supervisor';
}

const tell = (file, how, last) => {
  const office = file.steps[file.at];
  return { ...file, state: how === 'notify' ? 'notified' : 'returned', told: how, last, returns: { ...file.returns, [office]: (file.returns[office] ?? 0) + 1 } };
};

/// What stands against it, or the file afterwards.
function deed(file, who, move, now) {
  const office = file.steps[file.at];
  switch (move.do) {
    case 'pass_on': return faulty(file).length ? 'faulty' : settled({ ...file, at: file.at + 1 });
    case 'mark':
      if (!file.attachments.includes(move.sha256)) return 'unknown_attachment';
      if (move.finding === 'faulty' && blank(move.note)) return 'no_reason';
      return { ...file, marks: [...file.marks.filter((one) => one.office !== office || one.sha256 !== move.sha256), { office, sha256: move.sha256, finding: move.finding }] };
    case 'assign': {
      if (blank(move.reason)) return 'no_reason';
      if (file.state !== 'unassigned' && !file.chosen[file.at]) return 'not_now';
      if (blank(move.office)) return 'bad_office';
      const at = (list, value) => list.map((one, i) => (i === file.at ? value : one));
      return settled({ ...file, steps: at(file.steps, move.office), chosen: at(file.chosen, true) });
    }
    case 'return': return (blank(move.reason) ? 'no_reason' : again(file, who, move)) ?? tell(file, 'return', kFilingDay);
    case 'notify': {
      if (unmarked(file)) return 'unmarked';
      if (!move.corrections.length) return 'incomplete_notice';
      if (faulty(file).some((one) => !move.corrections.some(({ attachment }) => attachment === one))) return 'incomplete_notice';
      const last = Date.parse(`${move.last}T00:00:00Z`) / 1000 / kDay;
      if (last <= day_of(now) || last > day_of(now) + 366) return 'bad_limit';
      return again(file, who, move) ?? tell(file, 'notify', last);
    }
    case 'accept': return unmarked(file) ? 'unmarked' : faulty(file).length ? 'faulty' : { ...file, state: 'accepted' };
    default: return blank(move.reason) ? 'no_reason' : { ...file, state: 'disqualified' };
  }
}

function officer(file, { who, move }, now) {
  if (!concerns(file, who)) return 'not_found';
  if (!kDoes[kWho[who][0]].includes(move.do)) return 'not_allowed';
  if (move.version !== file.version) return 'conflict';
  if (!kFrom[move.do].includes(file.state)) return 'not_now';
  if (!may(file, who, move.do)) return 'not_allowed';
  return deed(file, who, move, now);
}

function withdrawal(file, { version }, now) {
  if (version !== file.version) return 'conflict';
  if (is_over(file)) return 'not_now';
  return is_lapsed(file, now) ? 'past_limit' : { ...file, state: 'withdrawn' };
}

function resubmission(file, { key, attachments, missing }, now) {
  if (file.keys.includes(key)) return 'repeated';
  if (!kWithApplicant.includes(file.state)) return 'not_now';
  if (is_late(file, now)) return 'past_limit';
  return settled({ ...file, keys: [...file.keys, key], attachments, missing, revision: file.revision + 1,
    marks: file.marks.filter(({ sha256 }) => attachments.includes(sha256)) });
}

function arrival(file, { sha256 }, now) {
  if (!file.attachments.includes(sha256)) return 'not_listed';
  if (is_over(file)) return 'closed';
  if (!file.missing.includes(sha256)) return 'kept';
  if (!['incomplete', ...kWithApplicant].includes(file.state) || is_late(file, now)) return 'kept';
  return settled({ ...file, missing: [] });
}

/// {said, file}: how the request is answered and what is then.
export function answer(file, request, now) {
  const kinds = { officer, withdrawal, resubmission, arrival };
  const made = kinds[request.kind](file, request, now);
  if (typeof made !== 'string') return { said: 'done', file: { ...made, version: file.version + 1 } };
  // Whoever comes to a notice whose limit is past finds it given up.
  const tried = !['not_found', 'repeated', 'not_listed'].includes(made) && !(request.kind === 'arrival' && !file.missing.includes(request.sha256));
  return { said: made === 'kept' ? 'done' : made, file: tried && is_lapsed(file, now) ? expired(file) : file };
}
