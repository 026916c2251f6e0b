# Development packages of npm, pinned by package-lock.json: Playwright for the browser tests, the Closure compiler.

install_npm() {
  cd "$ROOT"
  npm ci --ignore-scripts --loglevel=warn
}

setup_npm() {
  local now
  now=$(recipe "$ROOT/package-lock.json" "$ROOT/package.json" "$ROOT/.npmrc" "$SETUP/npm.sh")
  if is_current npm "$now" && [ -e "$ROOT/node_modules/.package-lock.json" ]; then return 0; fi
  step "npm packages (5 to 30 s)" install_npm
  set_current npm "$now"
}
