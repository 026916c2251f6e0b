// Sites for the suites of this folder, written by `zhicheng site`.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../cases/doors.mjs';

export const root = process.env.ZHICHENG_ROOT;
export const kUrl = 'https://rsj.example.cn/zhicheng';
export const kEdition = 'bayannur/2026';
export const counties = Object.fromEntries(JSON.parse(readFileSync(join(root, 'rules/vocabulary.json'))).facts
  .find(({ id }) => id === 'county').choices.map(({ id, label }) => [id, label]));

/** Writes down in a page's folder that it was built with these rules; without a folder of rules, with the program's. */
export async function built_with(page, rules) {
  const asked = [null, ...Object.keys(counties)].map((county) => JSON.stringify({ format: 'zhicheng-request/1', call: 'dates', edition: kEdition, county, on: '2026-05-10', body: {} }));
  const { out } = await run(['api', ...rules ? ['--rules', rules] : []], `${asked.join('\n')}\n`);
  const editions = out.trim().split('\n').map((line) => JSON.parse(line).edition);
  writeFileSync(join(page, 'rules.json'), JSON.stringify({ format: 'zhicheng-page-rules/1', editions }));
}

/** A page of a few files that name each other in every way that the real one does. */
export async function small_page(folder, rules) {
  mkdirSync(join(folder, 'embed'), { recursive: true });
  mkdirSync(join(folder, 'review'), { recursive: true });
  const files = {
    'index.html': '<!doctype html><html><head><link rel="stylesheet" href="styles.css"><script type="module" src="main.mjs"></script></head><body></body></html>\n',
    'main.mjs': 'const a = () => import("./engine.js"); new URL("shell.wasm", import.meta.url); f.href="print.css"; "not engine.js"; "dead.wasm";\n',
    'engine.js': "x = '' + 'engine.wasm'; (new URL('engine.wasm', import.meta.url));\n",
    'engine.wasm': 'engine', 'shell.wasm': 'shell', 'print.css': '@page{}',
    'styles.css': 'a{background:url(icon.svg)} @import "print.css";\n', 'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'embed/v1.js': 'frame.src = "../index.html?embed=1"; "embed/selftest.js";\n', 'embed/selftest.js': 'marks;\n', 'embed/wizard.html': '<script type="module" src="wizard.mjs"></script>\n',
    'embed/wizard.mjs': 'import "../engine.js";\n', 'review/index.html': '<link rel="icon" href="../icon.svg">\n', 'main.mjs.br': 'old',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  await built_with(folder, rules);
}

// Brotli at its best takes seconds of a processor that others may be using.
const kPatience = 120000;

/** What it says beside that it is done. */
export async function write(out, { web, url = kUrl, more = [] }) {
  const ended = await run(['site', '-o', out, '--url', url, '--web', web, ...more], '', kPatience);
  assert.equal(ended.code, 0, ended.err);
  return ended.err;
}

/** Path → bytes of every file, sorted. */
export function files_of(folder, below = '') {
  return readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? files_of(folder, path) : [[path, readFileSync(join(folder, path))]];
  });
}

/** The rules with more in a county's file. */
export function rules_with(folder, county, more) {
  if (!existsSync(folder)) cpSync(join(root, 'rules'), folder, { recursive: true });
  const file = join(folder, kEdition, 'counties', `${county}.json`);
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file)), ...more }));
  return folder;
}

/** The rules with a county's own days. */
export const rules_with_days = (folder, county, days, notice) => rules_with(folder, county, { county_filing: days, notice });

const kVoid = ['meta', 'link', 'br'];
const kOptional = { li: ['li'], p: ['p', 'h3', 'h4', 'h2', 'dl', 'ul', 'ol', 'table'], td: ['td', 'th', 'tr'], th: ['th', 'td', 'tr'], tr: ['tr'], dt: ['dt', 'dd'], dd: ['dt', 'dd'] };

/** What is wrong with a page's elements, by the rules of HTML for ends that may be left out. */
export function faults_of(html) {
  const faults = [];
  const open = [];
  const body = html.replace(/<style>[^]*?<\/style>/, '');
  for (const [, close, tag] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)(?: (?:[^<>"]|"[^"]*")*)?>/g)) {
    if (kVoid.includes(tag)) continue;
    if (!close) {
      while (kOptional[open.at(-1)]?.includes(tag)) open.pop();
      open.push(tag);
    } else {
      while (open.length && open.at(-1) !== tag && kOptional[open.at(-1)]) open.pop();
      if (open.pop() !== tag) faults.push(`</${tag}> ends nothing`);
    }
  }
  const rest = body.replace(/<!doctype html>|<\/?[a-z][a-z0-9]*(?: (?:[^<>"]|"[^"]*")*)?>/g, '');
  if (/[<>]/.test(rest)) faults.push(`a bracket in the text: ${/.{20}[<>].{20}/.exec(rest)?.[0]}`);
  if (open.length) faults.push(`open at the end: ${open}`);
  return faults;
}

export const words_of = (html) => html.replace(/<style>[^]*?<\/style>/, '').replace(/<[^>]+>/g, '').replace(/&(amp|lt|gt|quot);/g, (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]);
