# Shared by the set-up scripts: where things are, how progress is shown, what has been done already.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
BUILD="$ROOT/build"
TOOLCHAIN="$BUILD/toolchain"
STAMPS="$TOOLCHAIN/stamps"
LOG="$BUILD/dev.log"

say() { printf '[%4ss] %s\n' "$SECONDS" "$*"; }

fail() {
  printf 'dev: %s\n' "$*" >&2
  exit 1
}

# Every 15 s, the last line of the log.
tick() {
  local sleeper
  trap 'kill "$sleeper"; exit' TERM
  while true; do
    sleep 15 >/dev/null 2>&1 &
    sleeper=$!
    wait "$sleeper"
    say "  $(tail -n 1 "$LOG" | tr -dc '[:print:]' | cut -c1-100)"
  done
}

# step "what is done, and how long it takes" command...
# Runs the command with its output in the log; shows how far it is, and the log's end on failure.
step() {
  local what=$1 began=$SECONDS ticker status
  shift
  say "$what ..."
  mkdir -p "$BUILD"
  printf '\n== %s\n' "$what" >>"$LOG"
  tick &
  ticker=$!
  # shellcheck disable=SC2064
  trap "kill $ticker 2>/dev/null" EXIT
  set +e
  ( set -e; "$@" ) >>"$LOG" 2>&1
  status=$?
  set -e
  trap - EXIT
  kill "$ticker"
  wait "$ticker" 2>/dev/null || true
  if [ "$status" -ne 0 ]; then
    tail -n 60 "$LOG" >&2
    fail "failed: $what (whole output: build/dev.log)"
  fi
  say "  done in $((SECONDS - began)) s"
}

# The recipe of a part: everything that, when changed, makes the part be built again.
recipe() { { printf '%s\n' "$ROOT"; cat "$@"; } | sha256sum | cut -d' ' -f1; }

is_current() { [ -e "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$2" ]; }

set_current() {
  mkdir -p "$STAMPS"
  printf '%s' "$2" >"$STAMPS/$1"
}

# at_least 3.1.69 3.1.6  -> false
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }
