// Firefox ESR by WebDriver BiDi, with as much of Playwright's page as walk.mjs asks for: Playwright cannot drive Debian's Firefox.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';

/** A browser on a display of its own: without one Firefox has no WebGL. */
export async function launch(prefs = {}) {
  const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await Promise.race([
    once(display.stdio[3], 'data').then(([data]) => String(data).trim()),
    once(display, 'exit').then(([code]) => { throw new Error(`Xvfb ended with ${code}`); }),
  ]);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: '/usr/bin/firefox-esr',
    headless: false,
    env: { ...process.env, DISPLAY: `:${number}` },
    extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN', 'webgl.force-enabled': true, ...prefs },
  }).catch((error) => {
    display.kill();
    throw error;
  });
  return {
    newPage: () => browser.newPage(),
    close: async () => {
      await browser.close();
      display.kill();
    },
  };
}

const kPatience = 20_000; // milliseconds

/** In the page: the elements of a role ("" for any that has a label) and of a name. */
function find(root, role, name) {
  const text_of = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const name_of = (element) => element.getAttribute('aria-label')
    ?? ((element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
      .map((id) => text_of(document.getElementById(id))).join(' ')
      || (element.labels?.length ? [...element.labels].map(text_of).join(' ')
        : element.tagName === 'FIELDSET' ? text_of(element.querySelector('legend') ?? element) : text_of(element)));
  const role_of = (element) => element.getAttribute('role') ?? {
    A: 'link', BUTTON: 'button', H1: 'heading', INPUT: element.type, FIELDSET: 'group',
  }[element.tagName];
  return [...root.querySelectorAll('*')].filter((element) =>
    (role ? role_of(element) === role : /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName))
    && (name === undefined || name_of(element) === name));
}

class Found {
  constructor(page, steps) {
    this.page = page;
    this.steps = steps;
  }

  getByRole(role, { name } = {}) { return new Found(this.page, [...this.steps, [role, name]]); }

  #all() {
    return this.page.evaluateHandle((source, steps) => {
      const look = new Function(`return ${source}`)();
      return steps.reduce((roots, [role, name]) => roots.flatMap((root) => look(root, role, name)), [document]);
    }, find.toString(), this.steps);
  }
  async count() { return (await this.#all()).evaluate((all) => all.length); }
  /** The one element, once it is there. */
  async #one() {
    for (const end = Date.now() + kPatience; Date.now() < end; await pause(30)) {
      const all = await this.#all();
      const [element] = [...(await all.getProperties()).values()];
      if (element?.asElement()) return element.asElement();
    }
    throw new Error(`not found: ${JSON.stringify(this.steps)}`);
  }

  async textContent() { return (await this.#one()).evaluate((element) => element.textContent); }
  async inputValue() { return (await this.#one()).evaluate((element) => element.value); }
  async isChecked() { return (await this.#one()).evaluate((element) => element.checked ?? element.ariaChecked === 'true'); }
  async getAttribute(name) { return (await this.#one()).evaluate((element, key) => element.getAttribute(key), name); }
  async click() { await (await this.#one()).click(); }
  async fill(value) {
    const field = await this.#one();
    if (await field.evaluate(({ type }) => type === 'date')) {
      return field.evaluate((element, day) => {
        element.focus();
        element.value = day;
        for (const kind of ['input', 'change']) element.dispatchEvent(new Event(kind, { bubbles: true }));
      }, value);
    }
    await field.click({ count: 3 });
    await field.type(value);
  }
  async selectOption({ label }) {
    const list = await this.#one();
    const value = await list.evaluate((element, words) => [...element.options].find(({ text }) => text === words)?.value, label);
    await list.select(value);
  }
}

/** A page, or a frame of it, as walk.mjs asks for it. */
export const looked_at = (page) => ({
  page,
  url: () => page.url(),
  getByRole: (role, { name } = {}) => new Found(page, [[role, name]]),
  getByLabel: (name) => new Found(page, [['', name]]),
  evaluate: (...words) => page.evaluate(...words),
  waitForFunction: (look, argument) => page.waitForFunction(look, { timeout: kPatience }, argument),
});

/** A tab that is nowhere yet, whose faults are kept. */
export async function open_tab(browser) {
  const page = await browser.newPage();
  const tab = { ...looked_at(page), faults: [] };
  page.on('pageerror', (error) => tab.faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') tab.faults.push(message.text()); });
  return tab;
}

/** A tab at an address, drawn. */
export async function visit(browser, address) {
  const tab = await open_tab(browser);
  await tab.page.goto(address);
  await tab.waitForFunction(() => window.zhicheng?.frames.first > 0);
  return tab;
}
