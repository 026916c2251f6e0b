# Distribution packages. Nothing is added to the machine's apt configuration; no file of /etc is touched.
# "a|b": any of them will do; the first one the machine's suite has is installed.

PACKAGES_NATIVE=(
  g++ cmake ninja-build make pkgconf git ca-certificates python3 xz-utils
  nlohmann-json3-dev libhowardhinnant-date-dev doctest-dev libbenchmark-dev libcli11-dev libfmt-dev libssl-dev
  'libboost1.83-dev|libboost1.81-dev'
  libsodium-dev libzstd-dev libbrotli-dev libsoci-dev libsqlite3-dev libpq-dev postgresql
  libglfw3-dev libgl-dev libgl1-mesa-dri xvfb xauth fonts-noto-cjk chromium firefox-esr brotli parallel
  clang-19 libclang-rt-19-dev
  # Tests print the readable copy and read its QR codes.
  poppler-utils zbar-tools
)
# For the private compiler only: what the Emscripten of trixie calls, beside the Clang that fuzzing needs.
PACKAGES_EMSCRIPTEN=(lld-19 llvm-19 node-acorn patchelf debian-archive-keyring)

# Prints the packages of a list that are not installed.
missing_packages() {
  local installed entry name found
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null | sed -n 's/^installed //p')
  for entry in "$@"; do
    found=
    for name in ${entry//|/ }; do
      if grep -qxF -- "$name" <<<"$installed"; then found=1; fi
    done
    [ -n "$found" ] || printf '%s\n' "$entry"
  done
}

needed_packages() {
  printf '%s\n' "${PACKAGES_NATIVE[@]}"
  # Debian's packages, or the machine's own Node.
  command -v node >/dev/null || echo nodejs
  command -v npm >/dev/null || echo npm
  usable_emcc >/dev/null || printf '%s\n' "${PACKAGES_EMSCRIPTEN[@]}"
  [ -e "$TOOLCHAIN/imgui/imgui.cpp" ] || echo debian-archive-keyring
}

# Replaces a|b by the first name that apt knows.
choose_names() {
  local entry name chosen
  for entry in "$@"; do
    chosen=
    for name in ${entry//|/ }; do
      if [ -z "$chosen" ] && apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then chosen=$name; fi
    done
    # Without package lists: what Debian 12 has is named last.
    if [ -z "$chosen" ] && grep -q bookworm /etc/os-release; then chosen=${entry##*|}; fi
    printf '%s\n' "${chosen:-${entry%%|*}}"
  done
}

apt_install() {
  local sudo=$1
  shift
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -q
  # The lists may be new: choose again.
  local names
  mapfile -t names < <(choose_names "$@")
  # Never in exchange for something the machine has.
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends --no-remove "${names[@]}"
}

setup_packages() {
  command -v dpkg-query >/dev/null || fail "this set-up knows Debian 12 and 13 (apt); see cmake/setup/packages.sh for what is needed"
  local wanted missing sudo=
  mapfile -t wanted < <(needed_packages | sort -u)
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "dev: packages are missing, and there is no sudo to install them with. As root, run:" >&2
      echo "  apt-get update && apt-get install --no-install-recommends $(choose_names "${missing[@]}" | xargs)" >&2
      exit 1
    fi
    say "sudo is used to install: ${missing[*]}"
    sudo -v || fail "sudo was refused; install as root: $(choose_names "${missing[@]}" | xargs)"
    sudo=sudo
  fi
  step "installing ${#missing[@]} packages with apt (30 to 120 s)" apt_install "$sudo" "${missing[@]}"
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  [ "${#missing[@]}" -eq 0 ] || fail "apt did not install: ${missing[*]}"
}
