/// Statuses that the contract's text makes reachable, by finding.
const kReachable = {
  exam_passed: ['unmet', 'unknown', 'not_applicable'],
  no_sanction_in_effect: ['met', 'unmet', 'unknown', 'not_applicable'],
  continuing_education: ['met', 'unmet', 'unknown', 'not_applicable'],
  step_by_step: ['met', 'unmet', 'unknown', 'not_applicable'],
  series_conditions: ['unknown'],
  nonpublic_direct: ['met', 'unmet', 'unknown', 'not_applicable'],
};

export const reachable = (finding) => kReachable[finding] ?? ['met', 'unmet', 'unknown'];
