# The whole set-up. Sourced by ./dev; run again it only looks, and touches no network.

SETUP=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=/dev/null
for part in common packages emscripten sources npm; do . "$SETUP/$part.sh"; done

setup() {
  mkdir -p "$BUILD"
  : >"$LOG"
  setup_packages
  setup_npm
  setup_emscripten
  setup_sources
  say "set-up is complete"
}
