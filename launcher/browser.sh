# shellcheck shell=sh
# Finds a Chromium for the browser tests.

# The first browser that is there, or nothing.
known_browser() {
  for candidate in "${CALLSIGHT_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome \
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' \
    '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1; then
      command -v "$candidate"
      return 0
    fi
  done
}

install_debian_chromium() {
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium
}

download_chromium() {
  (cd "$root/web" && npx playwright install chromium)
}

downloaded_chromium() {
  (cd "$root/web" && node -p "require('playwright-core').chromium.executablePath()")
}

# Sets CALLSIGHT_CHROMIUM to a browser, installing one where that is possible: Debian's package when
# root, else Playwright's own download.
find_browser() {
  CALLSIGHT_CHROMIUM=$(known_browser)
  export CALLSIGHT_CHROMIUM
  [ -z "$CALLSIGHT_CHROMIUM" ] || return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    if step 'Installing Chromium' "$work/logs/chromium.log" install_debian_chromium; then
      CALLSIGHT_CHROMIUM=$(known_browser)
      [ -z "$CALLSIGHT_CHROMIUM" ] || return 0
    fi
  fi
  if step 'Downloading Chromium' "$work/logs/chromium.log" download_chromium; then
    CALLSIGHT_CHROMIUM=$(downloaded_chromium)
    return 0
  fi
  say "The browser tests need Chromium. Install it (Debian: apt-get install chromium) or set"
  say "CALLSIGHT_CHROMIUM to the program of a Chromium or Chrome you have."
  return 1
}
