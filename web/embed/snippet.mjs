// What a webmaster copies: one line of HTML, a plain frame, and what a policy must allow.

const quoted = (text) => String(text).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** `wishes`: {edition, county, view, level, series, theme, color, renderer, loading}; what is empty is left out. */
const given = (wishes) => Object.entries(wishes).filter(([, value]) => value);

/** The way to the page of words: what there is where the self-check is not. */
const link = (base, { edition, year, county }) =>
  `<a href="${quoted(`${base}${edition}/${county ? `${county}/` : ''}`)}">${year}年职称申报条件与截止时间（网页版）</a>`;

export function script_code(base, chosen) {
  const { year, edition, county, ...wishes } = chosen;
  const attributes = given({ county, edition, ...wishes }).map(([name, value]) => ` data-${name}="${quoted(value)}"`);
  return `<div id="zc">${link(base, chosen)}</div>\n`
    + `<script defer src="${quoted(base)}embed/v1.js" referrerpolicy="no-referrer" data-target="#zc"${attributes.join('')}></script>`;
}

export function frame_code(base, chosen) {
  const { loading, year, ...wishes } = chosen;
  const address = `${base}index.html?${new URLSearchParams([['embed', '1'], ...given(wishes)])}`;
  const lazy = loading ? ' loading="lazy"' : '';
  return `<iframe src="${quoted(address)}" title="职称申报自测" width="100%" height="900" style="border:0"${lazy} referrerpolicy="no-referrer"></iframe>\n`
    + `<p>${link(base, chosen)}</p>`;
}

export const policy_code = (base) => `script-src ${new URL(base).origin};\nframe-src ${new URL(base).origin};`;
