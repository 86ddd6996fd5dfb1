# shellcheck shell=sh
# `./callsight test`: every test there is, and one closing line with the sum.

# check KIND TITLE COMMAND...: a check that passes or fails as one; its outcome goes into the sum.
check() {
  check_kind=$1
  check_title=$2
  shift 2
  check_log=$work/logs/$(echo "$check_title" | tr 'A-Z ' 'a-z-').log
  if step "$check_title" "$check_log" "$@"; then
    echo "$check_kind passed $check_title" >>"$results/checks.txt"
  else
    echo "$check_kind failed $check_title" >>"$results/checks.txt"
  fi
}

# suite TITLE COMMAND...: a suite that reports its own tests. It counts as one more failure only when
# it failed without naming a failed test (see count-tests.mjs). Answers whether it passed.
suite() {
  suite_title=$1
  shift
  suite_log=$work/logs/$(echo "$suite_title" | tr 'A-Z ' 'a-z-').log
  if step "$suite_title" "$suite_log" "$@"; then
    echo "$suite_title=0" >>"$results/suites.txt"
  else
    echo "$suite_title=1" >>"$results/suites.txt"
    return 1
  fi
}

launcher_tests() {
  sh "$root/launcher/selftest.sh" "$results/launcher.txt"
}

# All Maven modules, the failing tests counted from their reports, so that one failure hides no other.
java_tests() {
  rm -rf "$root"/server/*/target/surefire-reports
  maven verify -Dmaven.test.failure.ignore=true
}

# The Java build installs the packages for the dashboard in the jar; this is for when it broke before.
install_web_packages() {
  [ -d "$root/web/node_modules" ] || (cd "$root/web" && npm ci --no-audit --no-fund)
}

web_checks() {
  install_web_packages && (cd "$root/web" && npm run --silent check &&
    npx biome check --config-path=biome.json ../launcher ../scripts ../api/cases)
}

web_unit_tests() {
  (cd "$root/web" && npx vitest run --reporter=default --reporter=json \
    --outputFile.json="$results/vitest.json")
}

# The tests in a real browser against the built application with the demo organization.
browser_tests() {
  node "$root/launcher/browser-tests.mjs" "$results/playwright.json" \
    "$JAVA_HOME/bin/java" "$java_flags $server_flags" "$(application_jar "$application")" "$work/browser-data"
}

# What `package` writes, moved elsewhere and with nothing around it, starts and answers.
package_answers() {
  rm -rf "$work/package"
  mkdir -p "$work/package"
  "$root/callsight" package "$work/package/made" || return 1
  mv "$work/package/made" "$work/package/moved"
  env -i PATH=/usr/bin:/bin CALLSIGHT_DATA="$work/package/data" CALLSIGHT_PORT=0 \
    "$work/package/moved/callsight" serve >"$work/package/output" 2>&1 &
  server=$!
  waited=0
  until address=$(sed -n 's/^Callsight is ready at \(http:.*\)\/dashboard$/\1/p' "$work/package/output") && [ -n "$address" ]; do
    if [ "$waited" -ge 120 ] || ! kill -0 "$server" 2>/dev/null; then
      cat "$work/package/output"
      kill "$server" 2>/dev/null
      return 1
    fi
    sleep 1
    waited=$((waited + 1))
  done
  status=0
  node "$root/launcher/answers.mjs" "$address/health/ready" "$address/dashboard" "$address/openapi.json" || status=1
  told=$(node --input-type=module -e 'console.log((await (await fetch(process.argv[1])).json()).version)' "$address/api/session")
  [ "$told" = "$(product_version)" ] || { echo "It tells version $told."; status=1; }
  kill "$server"
  wait "$server" || true
  [ "$status" -eq 0 ] && rm -rf "$work/package"
}

notices_are_current() {
  node "$root/scripts/notices.mjs" --check "$application"
}

# Builds and tests the Java modules, and keeps the jar that came of it, so that it is not built again.
# A jar left over from an earlier build is never taken for it.
test_and_keep_application() {
  take_build_lock
  application=$(current_application)
  rm -f "$root"/server/app/target/callsight-app-*.jar
  if suite 'Java build and tests' java_tests && [ -z "$(application_jar "$application")" ]; then
    step 'Unpacking the application' "$work/logs/unpack.log" keep_application "$application" || true
    forget_old_applications
  fi
  release_build_lock
}

test_in_browser() {
  if [ -n "$(application_jar "$application")" ] && find_browser; then
    suite 'Browser tests' browser_tests
  else
    echo 'Browser tests=1' >>"$results/suites.txt"
  fi
}

# Runs everything, each part also when another failed, and closes with the sum.
check_everything() {
  # The tests are about this project, not about the server a person has set up here.
  unset CALLSIGHT_DATA CALLSIGHT_PORT CALLSIGHT_HOST CALLSIGHT_PUBLIC_URL CALLSIGHT_BOOTSTRAP_KEY CALLSIGHT_CLOCK
  results=$work/results
  rm -rf "$results"
  mkdir -p "$results"
  find_java
  find_node
  check_start=$(now)
  suite 'Launcher tests' launcher_tests || true
  test_and_keep_application
  check Web 'Web format lint and types' web_checks
  suite 'Web unit tests' web_unit_tests || true
  check Notices 'Third-party notices' notices_are_current
  check Package 'The package starts and answers' package_answers
  test_in_browser || true
  say "All checks took $(($(now) - check_start)) s; full logs are in $work/logs"
  node "$root/launcher/count-tests.mjs" "$root/server" "$results"
}
