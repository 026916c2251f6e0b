// One worker's share: applicants of a seed, judged by the program and by the judge. Posts what differs.
import { parentPort, workerData } from 'node:worker_threads';
import { ask_by_lines } from '../cases/doors.mjs';
import { judge_all, unanswered_in } from '../judge/completions.mjs';
import { kEnums } from '../judge/domains.mjs';
import { sample_completions } from '../judge/sampling.mjs';
import { pick, random_applicant, random_day_asked, random_from } from '../judge/applicants.mjs';
import { compare } from './compare.mjs';
import { contradictions } from './contradict.mjs';

const kAtOnce = 200;
const kSamples = 25;

/// The n-th applicant of a seed: the same whoever judges it.
function applicant_of(seed, index, many) {
  const random = random_from(seed + index * 7919);
  const on = random_day_asked(random);
  const holes = many ? 6 + Math.floor(random() * 24) : index % 6;
  const answers = random_applicant(random, on, holes);
  const county = random() < 0.3 ? answers.county ?? pick(random, kEnums.county) : null;
  return { index, random, on, county, answers };
}

function request_of({ answers, on, county }) {
  const body = { format: 'zhicheng-answers/1', answers };
  const request = { format: 'zhicheng-request/1', call: 'assess', edition: 'bayannur/2026', county, packs: [], on, body };
  return Buffer.from(JSON.stringify(request));
}

const kOutcomes = ['eligible', 'ineligible', 'undetermined'];

function judge_one({ answers, on, random }, response, many, found) {
  if (many) {
    const lines = contradictions(response, sample_completions(answers, on, random, kSamples));
    return { unsound: lines, inexact: [] };
  }
  const judged = { ...judge_all(answers, on), unanswered: unanswered_in(answers) };
  found.completions += judged.completions;
  return compare(response, judged);
}

async function work({ seed, many, first, step, count }) {
  const found = { applicants: 0, completions: 0, unsound: [], inexact: [], outcomes: {} };
  for (let start = first; start < count; start += step * kAtOnce) {
    const batch = [];
    for (let index = start; index < count && batch.length < kAtOnce; index += step) {
      batch.push(applicant_of(seed, index, many));
    }
    const responses = await ask_by_lines(batch.map(request_of));
    batch.forEach((applicant, place) => {
      const response = JSON.parse(responses[place]);
      const { unsound, inexact } = judge_one(applicant, response, many, found);
      const { index, on, county, answers } = applicant;
      if (unsound.length > 0) found.unsound.push({ index, on, county, answers, lines: unsound });
      if (inexact.length > 0) found.inexact.push({ index, on, county, answers, lines: inexact });
      const outcome = kOutcomes.includes(response.outcome) ? response.outcome : 'refused';
      found.outcomes[outcome] = (found.outcomes[outcome] ?? 0) + 1;
      found.applicants += 1;
    });
  }
  return found;
}

parentPort.postMessage(await work(workerData));
