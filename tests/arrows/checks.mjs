// What may stand where. Each check takes the path and text of a file and returns what is wrong with it.

const judging = ['src/application', 'src/rules', 'src/feel', 'src/base'];
const packing = ['src/container', 'src/package', 'src/attachment', ...judging];
const core = ['src/api', ...packing];
// What the server is made of, beside the core.
const serving = ['src/seal', 'src/blobs', 'src/store', 'src/judging'];
const edges = ['src/cli', 'src/server', ...serving, 'src/wasm', 'shell/platform'];

/** Room → the rooms whose headers it may include; its own are always allowed. */
const arrows = {
  'src/base': [],
  'src/feel': ['src/base'],
  'src/rules': ['src/feel', 'src/base'],
  'src/application': ['src/rules', 'src/feel', 'src/base'],
  'src/attachment': ['src/base'],
  'src/package': judging,
  'src/container': ['src/package', 'src/attachment', ...judging],
  'src/api': packing,
  'src/interpreter': ['src/base'],
  'src/seal': ['src/base'],
  'src/blobs': ['src/attachment', 'src/base'],
  'src/workflow': ['src/base'],
  'src/store': ['src/workflow', 'src/base'],
  'src/judging': core,
  'src/server': ['src/judging', 'src/store', 'src/workflow', 'src/blobs', 'src/seal', ...core],
  'src/site': ['src/api', ...packing],
  'src/cli': ['src/site', 'src/server', 'src/judging', 'src/store', 'src/workflow', 'src/blobs', 'src/seal', ...core, 'src/interpreter'],
  'src/wasm': core,
  'shell/texts': ['src/rules', 'src/feel', 'src/base'],
  'shell/model': ['shell/texts', 'src/application', 'src/rules', 'src/feel', 'src/base'],
  'shell/update': ['shell/model', 'shell/texts', 'src/rules', 'src/feel', 'src/base'],
  'shell/ui': ['src/base'],
  'shell/views': ['shell/ui', 'shell/model', 'shell/texts', 'src/application', 'src/rules', 'src/feel', 'src/base'],
  'shell/platform': ['shell/ui', 'shell/model', 'shell/texts', 'shell/update', 'shell/views', ...core],
};

/** Header → where it may be included. `sources`: in .cpp files alone. */
const headers = [
  { what: 'JSON library', match: /^nlohmann\//, rooms: ['src/base', ...edges], sources: true },
  { what: 'ImGui', match: /^((backends|misc\/\w+)\/)?(imgui|imconfig|imstb)/, rooms: ['shell/ui', 'shell/platform'] },
  { what: 'civil dates', match: /^date\//, rooms: ['src/base', ...edges], sources: true },
  { what: 'calendar types', match: /^chrono$/, rooms: ['src/base', ...edges], sources: true },
  { what: 'clock', match: /^(ctime|time\.h|sys\/time\.h)$/, rooms: edges },
  { what: 'file', match: /^(fstream|filesystem|cstdio|stdio\.h|unistd\.h|fcntl\.h|sys\/stat\.h|dirent\.h)$/, rooms: edges },
  { what: 'console', match: /^(iostream|ostream|istream|print)$/, rooms: edges },
  { what: 'waiting', match: /^(poll\.h|sys\/epoll\.h)$/, rooms: ['src/server', 'src/judging', 'src/cli'] },
  { what: 'socket', match: /^(boost\/|sys\/socket\.h|netinet\/|arpa\/|netdb\.h)/, rooms: ['src/server', 'src/judging'] },
  { what: 'database', match: /^(soci\/|soci\.h|sqlite3\.h|libpq)/, rooms: ['src/store'] },
  // The library builds an edition when it is first asked for, perhaps by two threads of the server at once.
  { what: 'thread', match: /^(thread|mutex|shared_mutex|atomic|future|condition_variable|pthread\.h)$/, rooms: edges, but: { 'src/rules/library.cpp': 'mutex' } },
  { what: 'command line', match: /^CLI\//, rooms: ['src/cli'] },
  { what: 'cryptography', match: /^(sodium|openssl\/)/, rooms: ['src/base', 'src/cli', 'src/server', 'src/seal'] },
  { what: 'compression', match: /^(zlib|zip|unzip|ioapi)\.h$|^brotli\//, rooms: ['src/container', 'src/attachment', 'src/site'], sources: true },
  { what: 'QR code', match: /^qrcodegen\.h$/, rooms: ['src/container'], sources: true },
  { what: 'locale', match: /^(locale|clocale|regex)$/, rooms: [] },
  { what: 'browser', match: /^emscripten/, rooms: ['src/wasm', 'shell/platform/web'] },
  { what: 'window', match: /^(GLFW|GL|GLES2|GLES3|EGL)\//, rooms: ['shell/platform'] },
];

const within = (path, folders) => folders.some((folder) => path.startsWith(`${folder}/`));
const room_of = (path) => Object.keys(arrows).find((room) => path.startsWith(`${room}/`));
const is_code = (path) => /\.(cpp|h)$/.test(path) && /^(src|shell)\//.test(path);

/** The code without comments and without what stands in quotes. */
export function bare(text) {
  const parts = /R"(\w*)\([\s\S]*?\)\1"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(parts, (part) => (part[0] === '/' ? ' ' : '""'));
}

function includes(text) {
  return [...text.matchAll(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/gm)].map(([, mark, name]) => ({
    ours: mark === '"',
    name,
  }));
}

/** The file that "base/json.h" or "shell/ui/ui.h" names; nothing when there is none. */
function own_file(name, paths) {
  return [name.startsWith('shell/') ? name : `src/${name}`].find((path) => paths.has(path));
}

export function check_arrows(path, text, paths) {
  if (!is_code(path)) return [];
  const room = room_of(path);
  if (!room) return [`lies in no room`];
  const wrong = [];
  for (const { ours, name } of includes(text)) {
    const file = own_file(name, paths);
    if (!file) {
      const known = headers.some((header) => header.match.test(name));
      if (ours && !known) wrong.push(`"${name}" is no file of the project`);
      continue;
    }
    const target = room_of(file);
    if (target !== room && !arrows[room].includes(target)) wrong.push(`${room} may not include ${target} ("${name}")`);
  }
  return wrong;
}

export function check_headers(path, text) {
  if (!is_code(path)) return [];
  const wrong = [];
  for (const { name } of includes(text)) {
    for (const { what, match, rooms, sources, but } of headers) {
      if (!match.test(name) || but?.[path] === name) continue;
      if (!within(path, rooms)) wrong.push(`${what} header <${name}> does not belong here`);
      else if (sources && !path.endsWith('.cpp')) wrong.push(`${what} header <${name}> belongs in .cpp files alone`);
    }
  }
  return wrong;
}

export function check_words(path, text) {
  if (!is_code(path)) return [];
  const code = bare(text);
  const wrong = [];
  const forbid = (pattern, what, allowed = []) => {
    const found = pattern.exec(code);
    if (found && !within(path, allowed)) wrong.push(`${what} (${found[0]})`);
  };
  forbid(/__EMSCRIPTEN__/, 'a platform is a file, not an #ifdef', ['src/wasm', 'shell/platform/web']);
  forbid(/\b\w+_clock\s*::\s*now\b|\bgettimeofday\b|\bclock_gettime\b|\bstd::time\b/, 'only edges read the clock', edges);
  forbid(/\b\w*(Manager|Helper|Util|Utils)\b/, 'no such names');
  if (within(path, [...core, 'src/interpreter', 'src/site'])) {
    forbid(/\b(throw|catch|try)\b/, 'the core does not throw');
    forbid(/\blong\b/, 'the width of long differs between platforms');
    forbid(/\b(printf|puts|exit|abort|getenv)\s*\(/, 'the core does not print, exit or look around');
  }
  return wrong;
}

const written = /^(src|shell|web|tests|cmake|\.ci)\/.*\.(cpp|h|mjs|js|css|html|cmake|sh|txt)$|^dev$|\.ci\/run$/;

export function check_length(path, text) {
  if (!written.test(path)) return [];
  const lines = text.split('\n').length - 1;
  return lines > 400 ? [`has ${lines} lines, more than 400`] : [];
}

// Put together here, so that this file does not find itself.
const folders = ['work', 'tmp', 'root', 'home'].join('|');
const hosts = [
  ['registry', 'npmjs'],
  ['registry', 'yarnpkg'],
  ['deb', 'debian', 'org'],
  ['snapshot', 'debian', 'org'],
  ['security', 'debian', 'org'],
  ['archive', 'ubuntu', 'com'],
  ['deb', 'nodesource', 'com'],
  ['files', 'pythonhosted'],
  ['static', 'crates', 'io'],
  ['proxy', 'golang', 'org'],
].map((parts) => parts.join('\\.'));
const machine_path = new RegExp(`(^|[\\s"'\`=:(,\\[])/(${folders})/`, 'm');
const registry = new RegExp(`${hosts.join('|')}|//mirrors?\\.`);

export function check_places(path, text) {
  const wrong = [];
  if (machine_path.test(text)) wrong.push(`names a path of one machine (${machine_path.exec(text)[0].trim()})`);
  if (registry.test(text)) wrong.push(`names a registry or mirror (${registry.exec(text)[0]})`);
  if (path.endsWith('package-lock.json') && /"resolved"/.test(text)) wrong.push('has addresses of a registry');
  return wrong;
}

export const checks = { check_arrows, check_headers, check_words, check_length, check_places };
