// The reviewers' plain page: log in, list, show, move. The server decides what anybody may do; this asks and shows.
import { officer } from '../client.mjs';
import { button, complain, field, input, make, show } from './dom.mjs';
import { show_file } from './file.mjs';
import { forget_all } from './kept.mjs';
import { show_list } from './list.mjs';
import { refusal, roles } from './words.mjs';

const server = officer(location.origin);

const office_words = ({ role, office }) => `${roles[role] ?? role}${office ? `（${office}）` : ''}`;

let session = null;

function show_who(now) {
  // What one officer typed is nobody else's.
  if (now && session && now.account !== session.account) forget_all();
  session = now ?? session;
  const who = document.getElementById('who');
  who.replaceChildren();
  if (!now) return;
  who.append(`${now.name || now.account}，${now.grants.map(office_words).join('、')} `,
    button('退出', { class: 'link', onclick: async () => {
      await server.sign_out().catch(() => {});
      forget_all();
      // No event of the address, which would write the form anew under the hand that types.
      history.pushState(null, '', location.pathname + location.search);
      sign_in();
    } }));
}

/** A form whose fields go to `use`; what is refused stands above them. */
function form_of(words, fields, use) {
  const form = make('form', { novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    const submit = form.querySelector('[type="submit"]');
    submit.disabled = true;
    try {
      await use(Object.fromEntries(new FormData(form)));
    } catch (error) {
      complain(form, refusal(error));
    } finally {
      submit.disabled = false;
    }
  } }, fields, button(words, { type: 'submit' }));
  return form;
}

const password_field = () => field('密码', input('password', { type: 'password', autocomplete: 'current-password' }));

let asking = null;
/** Asks the officer for the password where the page stands; whether it was given. One question for all that wait. */
function ask_password() {
  asking ??= new Promise((answer) => {
    let given = false;
    const dialog = make('dialog', { 'aria-labelledby': 'ended', onclose: () => {
      dialog.remove();
      asking = null;
      answer(given);
    } }, make('h2', { id: 'ended' }, '登录已经过期'), make('p', {}, `${session.name || session.account}，请重新登录。填写的都在，登录后接着办。`),
    form_of('登录并继续', [input('account', { type: 'hidden', value: session.account, autocomplete: 'username' }), password_field()], async ({ password }) => {
      await server.sign_in(session.account, password);
      given = true;
      dialog.close();
    }), button('取消', { class: 'secondary', onclick: () => dialog.close() }));
    document.body.append(dialog);
    dialog.showModal();
  });
  return asking;
}

/** The call; when the session has ended in between, again after a login. */
const through_login = (call) => async (...said) => {
  try {
    return await call(...said);
  } catch (error) {
    if (error.status !== 401 || !session || !(await ask_password())) throw error;
    return call(...said);
  }
};
const lasting = { ...server };
for (const name of ['file', 'package', 'package_bytes', 'move']) lasting[name] = through_login(server[name]);

function sign_in(words = '') {
  show_who(null);
  const entered = async ({ account, password }) => {
    await server.sign_in(account.trim(), password);
    await route();
  };
  const account = () => field('账号', input('account', { autocomplete: 'username', autocapitalize: 'off', spellcheck: 'false' }));
  show('登录', words && make('p', { role: 'status' }, words),
    form_of('登录', [account(), password_field()], entered),
    make('details', {}, make('summary', {}, '第一次登录，或者忘了密码'),
      make('p', {}, '向安全管理员要一次性代码，在这里设定自己的密码。'),
      form_of('设定密码并登录', [account(), field('一次性代码', input('code')),
        field('新密码', input('password', { type: 'password', autocomplete: 'new-password' }), { hint: '至少 12 个字，不要用在别处' })],
      async (entry) => {
        await server.first_password(entry.account.trim(), entry.code.trim(), entry.password);
        await entered(entry);
      })));
}

/** `#/` or `#/2026-…` */
async function route() {
  try {
    show_who(await server.who());
    const number = decodeURIComponent(location.hash.slice(2)).split('?')[0];
    if (number) await show_file(lasting, number);
    else await show_list(server, sign_in);
  } catch (error) {
    if (error.status === 401) return sign_in(location.hash.length > 2 ? '请先登录。' : '');
    show('打不开', make('p', { role: 'alert', class: 'bad' }, error.status === 404 ? '没有这份申报，或者它不归您办理。' : refusal(error)),
      make('p', {}, make('a', { href: '#/' }, '回到列表')));
  }
}

addEventListener('hashchange', route);
route();
