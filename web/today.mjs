// The clock, at the edge: today and now in China (UTC+8, no daylight saving).
const eightHours = 8 * 60 * 60 * 1000;

function inChina() {
  return new Date(Date.now() + eightHours).toISOString();
}

/** YYYY-MM-DD */
export function today() {
  return inChina().slice(0, 10);
}

/** RFC 3339, to the second */
export function createdNow() {
  return `${inChina().slice(0, 19)}+08:00`;
}
