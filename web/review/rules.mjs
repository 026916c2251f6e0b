// Words that the rules say: taken from their files when the page is made, so that they are said in one place.
import vocabulary from '../../rules/vocabulary.json' with { type: 'json' };
import workflow from '../../rules/workflow.json' with { type: 'json' };

const labels = (list) => Object.fromEntries(list.map(({ id, label }) => [id, label]));

export const states = labels(workflow.states);
export const roles = labels(workflow.roles);
export const actions = labels(workflow.moves);
/** What the self-test asks, in its order: {id: {label, codes}}. */
export const facts = Object.fromEntries(vocabulary.facts.map(({ id, label, choices = [] }) => [id, { label, codes: labels(choices) }]));
export const levels = facts.level.codes;
