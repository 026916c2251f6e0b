# The compiler to WebAssembly: the machine's own emcc when it is new enough, else a private copy of trixie's.

EM_AT_LEAST=3.1.69
EM_VERSION='3.1.69*'
EM_SUITE=trixie

# Prints the path of an emcc on PATH that is new enough; fails when there is none.
usable_emcc() {
  local emcc version
  emcc=$(command -v emcc) || return 1
  case $emcc in "$TOOLCHAIN"/*) return 1 ;; esac
  version=$("$emcc" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)
  [ -n "$version" ] && at_least "$EM_AT_LEAST" "$version" && printf '%s\n' "$emcc"
}

# The Debian mirror this machine already uses.
debian_mirror() {
  local mirror
  mirror=$(apt-get indextargets --format '$(SITE) $(ORIGIN) $(LABEL)' 'Created-By: Packages' |
    awk '$2 == "Debian" && $3 == "Debian" { print $1; exit }')
  mirror=${mirror:-${DEBIAN_MIRROR:-}}
  [ -n "$mirror" ] || fail "no Debian mirror in the machine's apt configuration; name one in DEBIAN_MIRROR"
  printf '%s\n' "$mirror"
}

# private_apt SUITE: apt lists of a suite in a folder of ours; prints the path of its configuration.
# Packages of it are downloaded and unpacked, never installed.
private_apt() {
  local suite=$1 dir="$TOOLCHAIN/apt/$1" mirror
  mirror=$(debian_mirror)
  mkdir -p "$dir"/{etc,lists/partial,cache/archives/partial}
  : >"$dir/status"
  cat >"$dir/etc/debian.sources" <<END
Types: deb deb-src
URIs: $mirror
Suites: $suite
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
  cat >"$dir/apt.conf" <<END
Dir::Etc "$dir/etc";
Dir::Etc::parts "/dev/null";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "$dir/etc";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State::lists "$dir/lists";
Dir::State::status "$dir/status";
Dir::Cache "$dir/cache";
Acquire::Languages "none";
Acquire::Check-Valid-Until "false";
APT::Sandbox::User "root";
Debug::NoLocking "1";
END
  APT_CONFIG="$dir/apt.conf" apt-get update -q >&2
  printf '%s\n' "$dir/apt.conf"
}

build_emscripten() {
  local conf work="$TOOLCHAIN/work" em="$TOOLCHAIN/em" runtime="$TOOLCHAIN/runtime"
  rm -rf "$work" "$em" "$runtime"
  mkdir -p "$work" "$em" "$runtime"
  conf=$(private_apt "$EM_SUITE")
  cd "$work"
  APT_CONFIG="$conf" apt-get download -q "emscripten=$EM_VERSION" binaryen libc6 libstdc++6 libgcc-s1

  # Without the variants that are never linked here: position independent, sanitised, threaded, wasmfs, 64 bit.
  dpkg-deb --fsys-tarfile emscripten_*.deb |
    tar x -C "$em" --strip-components=4 --wildcards './usr/share/emscripten/*' \
      --exclude='*/wasm32-emscripten/pic*' --exclude='*/wasm32-emscripten/lto-pic*' --exclude='*san*.a' \
      --exclude='*-mt*.a' --exclude='*-ww*.a' --exclude='*wasmfs*.a' --exclude='*/wasm64-emscripten*'

  # Binaryen is linked against trixie's C library: it gets that library, and nothing else does.
  local lib
  dpkg-deb -x binaryen_*.deb "$runtime"
  for lib in libc6 libstdc++6 libgcc-s1; do
    dpkg-deb --fsys-tarfile "$lib"_*.deb | tar x -C "$runtime" --wildcards '*.so*'
  done
  lib=$(dirname "$(find "$runtime/usr/lib" -name 'libc.so.6' | head -n 1)")
  local loader tool
  loader=$(find "$lib" -name 'ld-linux-*.so.*' | head -n 1)
  for tool in "$runtime"/usr/bin/wasm*; do
    patchelf --set-interpreter "$loader" --force-rpath --set-rpath "$lib" "$tool"
  done
  patchelf --force-rpath --set-rpath "$lib" "$lib/libbinaryen.so"

  mkdir -p "$em/node_modules"
  ln -sfn /usr/share/nodejs/acorn "$em/node_modules/acorn"
  # Its scripts are CommonJS where they do not say otherwise, whatever the project's package.json says.
  echo '{ "type": "commonjs" }' >"$em/package.json"
  # emcc reads .emscripten beside itself: no environment variable is needed.
  cat >"$em/.emscripten" <<END
LLVM_ROOT = '/usr/bin'
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
BINARYEN_ROOT = '$runtime/usr'
NODE_JS = '$(command -v node)'
FROZEN_CACHE = True
CACHE = '$em/cache'
END
  cd "$TOOLCHAIN"
  rm -rf "$work"
}

# Writes where the compiler is: toolchain.cmake for CMake, env.sh for a shell.
describe_emscripten() {
  local emcc=$1 bin modules closure="$ROOT/node_modules/.bin/google-closure-compiler"
  bin=$(dirname "$emcc")
  modules=$(dirname "$(readlink -f "$emcc")")/cmake/Modules/Platform/Emscripten.cmake
  [ -e "$modules" ] || modules=/usr/share/emscripten/cmake/Modules/Platform/Emscripten.cmake
  [ -e "$modules" ] || fail "Emscripten.cmake not found beside $emcc"
  mkdir -p "$TOOLCHAIN"
  cat >"$TOOLCHAIN/toolchain.cmake" <<END
set(ZHICHENG_EMSCRIPTEN_MODULE "$modules")
set(ZHICHENG_CLOSURE_COMPILER "$closure")
END
  cat >"$TOOLCHAIN/env.sh" <<END
export PATH="$bin:\$PATH"
export EM_CLOSURE_COMPILER="$closure"
unset EM_CONFIG
END
}

try_emscripten() {
  local work="$TOOLCHAIN/try"
  mkdir -p "$work"
  echo '#include <string>
#include <cstdio>
int main() { std::string s = "works"; std::puts(s.c_str()); }' >"$work/try.cpp"
  # shellcheck disable=SC1091
  . "$TOOLCHAIN/env.sh"
  em++ -std=c++20 -Oz -fno-exceptions "$work/try.cpp" -o "$work/try.cjs"
  [ "$(node "$work/try.cjs")" = works ]
  rm -rf "$work"
}

setup_emscripten() {
  local emcc now
  if emcc=$(usable_emcc); then
    now=$(printf '%s' "$emcc" | cat - "$SETUP/emscripten.sh" | sha256sum | cut -d' ' -f1)
    is_current emscripten "$now" && return 0
    say "using $emcc"
  else
    emcc="$TOOLCHAIN/em/emcc"
    now=$(recipe "$SETUP/emscripten.sh")
    is_current emscripten "$now" && return 0
    step "building a private Emscripten $EM_AT_LEAST under build/toolchain, once (40 to 90 s)" build_emscripten
  fi
  describe_emscripten "$emcc"
  step "trying the compiler (2 to 10 s)" try_emscripten
  set_current emscripten "$now"
}
