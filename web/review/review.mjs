// The reviewers' plain page: log in, list, show, move. The server decides what anybody may do; this asks and shows.
import { officer } from '../client.mjs';
import { button, complain, field, input, make, show } from './dom.mjs';
import { show_file } from './file.mjs';
import { show_list } from './list.mjs';
import { refusal, roles } from './words.mjs';

const server = officer(location.origin);

const office_words = ({ role, office }) => `${roles[role] ?? role}${office ? `（${office}）` : ''}`;

function show_who(session) {
  const who = document.getElementById('who');
  who.replaceChildren();
  if (!session) return;
  who.append(`${session.name || session.account}，${session.grants.map(office_words).join('、')} `,
    button('退出', { class: 'link', onclick: async () => {
      await server.sign_out().catch(() => {});
      location.hash = '';
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

function sign_in(words = '') {
  show_who(null);
  const entered = async ({ account, password }) => {
    await server.sign_in(account.trim(), password);
    await route();
  };
  const account = () => field('账号', input('account', { autocomplete: 'username', autocapitalize: 'off', spellcheck: 'false' }));
  show('登录', words && make('p', { role: 'status' }, words),
    form_of('登录', [account(), field('密码', input('password', { type: 'password', autocomplete: 'current-password' }))], entered),
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
    if (number) await show_file(server, number);
    else await show_list(server);
  } catch (error) {
    if (error.status === 401) return sign_in(location.hash.length > 2 ? '请先登录。' : '');
    show('打不开', make('p', { role: 'alert', class: 'bad' }, error.status === 404 ? '没有这份申报，或者它不归您办理。' : refusal(error)),
      make('p', {}, make('a', { href: '#/' }, '回到列表')));
  }
}

addEventListener('hashchange', route);
route();
