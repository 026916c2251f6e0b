// The house keeps its own rules: arrows between rooms, what may be included where, lengths, no machine's names.
import test from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bare, checks } from './checks.mjs';

const root = process.env.ZHICHENG_ROOT ?? join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');

function project_files() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const files = new Map();
  for (const path of listed.toString().split('\0').filter(Boolean)) {
    if (/\.(png|jpg|woff2|zip|pdf)$/.test(path)) continue;
    try {
      files.set(path, readFileSync(join(root, path), 'utf8'));
    } catch (error) {
      if (error.code !== 'ENOENT') throw error; // deleted, not yet committed
    }
  }
  return files;
}

const files = project_files();

test('the project has sources to look at', () => {
  const sources = [...files.keys()].filter((path) => /^(src|shell)\/.*\.cpp$/.test(path));
  assert.ok(sources.length >= 20, `${sources.length} sources found`);
});

for (const [name, check] of Object.entries(checks)) {
  test(name.replaceAll('_', ' '), () => {
    const wrong = [];
    for (const [path, text] of files) {
      for (const fault of check(path, text, files)) wrong.push(`${path}: ${fault}`);
    }
    assert.deepEqual(wrong, []);
  });
}

// A check that cannot fail is none: each must find a fault that is put before it.
const faults = [
  ['check_arrows', 'src/base/day.cpp', '#include "rules/assess.h"\n'],
  ['check_arrows', 'src/rules/assess.cpp', '#include "api/door.h"\n'],
  ['check_arrows', 'src/server/server.cpp', '#include "cli/commands.h"\n'],
  ['check_arrows', 'shell/ui/press.cpp', '#include "shell/views/start.h"\n'],
  ['check_arrows', 'shell/views/start.cpp', '#include "api/door.h"\n'],
  ['check_arrows', 'src/api/door.cpp', '#include "../rules/assess.h"\n'],
  ['check_arrows', 'src/attic/old.cpp', '\n'],
  ['check_arrows', 'src/api/calls.cpp', '#include "interpreter/interpreter.h"\n'],
  ['check_arrows', 'src/site/site.cpp', '#include "cli/commands.h"\n'],
  ['check_arrows', 'src/api/door.cpp', '#include "site/site.h"\n'],
  ['check_arrows', 'src/interpreter/evaluate.cpp', '#include "feel/evaluate.h"\n'],
  ['check_headers', 'src/rules/edition.cpp', '#include <nlohmann/json.hpp>\n'],
  ['check_headers', 'src/base/json.h', '#include <nlohmann/json.hpp>\n'],
  ['check_headers', 'src/api/door.cpp', '#include <imgui.h>\n'],
  ['check_headers', 'shell/views/start.cpp', '#include "imgui.h"\n'],
  ['check_headers', 'src/rules/assess.cpp', '#include <chrono>\n'],
  ['check_headers', 'src/package/read.cpp', '#include <fstream>\n'],
  ['check_headers', 'src/cli/main.cpp', '#include <boost/asio.hpp>\n'],
  ['check_headers', 'src/site/site.cpp', '#include <filesystem>\n'],
  ['check_headers', 'src/api/door.cpp', '#include <brotli/encode.h>\n'],
  ['check_headers', 'src/feel/parse.cpp', '#include <mutex>\n'],
  ['check_headers', 'shell/ui/press.cpp', '#include <emscripten.h>\n'],
  ['check_words', 'shell/ui/press.cpp', '#ifdef __EMSCRIPTEN__\n#endif\n'],
  ['check_words', 'src/rules/assess.cpp', 'auto now = std::chrono::system_clock::now();\n'],
  ['check_words', 'src/rules/assess.cpp', 'void f() { throw 1; }\n'],
  ['check_words', 'src/interpreter/parse.cpp', 'void f() { throw 1; }\n'],
  ['check_words', 'src/feel/value.h', 'unsigned long n = 0;\n'],
  ['check_words', 'src/server/server.h', 'class SessionManager {};\n'],
  ['check_length', 'src/cli/main.cpp', '\n'.repeat(401)],
  ['check_places', 'README.md', `see ${['', 'home', 'someone', 'notes'].join('/')}\n`],
  ['check_places', 'cmake/setup/sources.sh', `https://${['deb', 'debian', 'org'].join('.')}/debian\n`],
  ['check_places', 'package-lock.json', '{ "resolved": "https://example.org/a.tgz" }\n'],
];

const neighbours = new Set([
  ...['src/base/day.h', 'src/rules/assess.h', 'src/api/door.h', 'src/site/site.h', 'src/cli/commands.h', 'shell/views/start.h'],
  ...['src/interpreter/interpreter.h', 'src/feel/evaluate.h'],
]);

for (const [name, path, text] of faults) {
  test(`${name.replaceAll('_', ' ')} finds ${JSON.stringify(text.trim().slice(0, 60))} in ${path}`, () => {
    assert.equal(checks[name](path, text, neighbours).length, 1);
  });
}

test('what is said in comments and strings is not code', () => {
  assert.equal(bare('int a; // throw\nauto b = "long"; /* try */ auto c = R"(catch)";').match(/throw|long|try|catch/), null);
  assert.deepEqual(checks.check_words('src/base/day.cpp', '// not long\nint a = 1;\n'), []);
  assert.deepEqual(checks.check_arrows('src/api/door.cpp', '#include "rules/assess.h"\n', neighbours), []);
});
