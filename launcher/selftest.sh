#!/bin/sh
# Tests of the launcher itself, in plain sh. Usage: selftest.sh [RESULTS_FILE]
# Each test is a function test_*; it runs in a subshell with a folder of its own and fails with the
# first command that does.
set -u

root=$(CDPATH='' cd -P "$(dirname "$0")/.." && pwd)
outcomes=${1:-/dev/null}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
. "$root/launcher/console.sh"
. "$root/launcher/toolchain.sh"
. "$root/launcher/build.sh"
. "$root/launcher/run.sh"

equal() {
  [ "$1" = "$2" ] || { echo "expected '$2', was '$1'"; return 1; }
}

contains() {
  case $1 in
    *"$2"*) return 0 ;;
    *) echo "expected something with '$2', was '$1'"; return 1 ;;
  esac
}

test_nearest_finds_the_command_with_the_fewest_edits() {
  equal "$(nearest srve serve demo test)" serve
  equal "$(nearest tset serve demo test)" test
  equal "$(nearest restroe serve backup restore rebuild)" restore
}

test_unknown_command_names_the_nearest_and_exits_with_2() {
  status=0
  answer=$("$root/callsight" bakcup 2>&1) || status=$?
  equal "$status" 2
  contains "$answer" "Did you mean 'backup'"
}

test_help_names_every_command() {
  answer=$("$root/callsight" help)
  for command in serve demo test import backup restore rebuild copy migrate-facts package help version; do
    contains "$answer" "./callsight $command "
  done
  equal "$("$root/callsight")" "$answer"
}

test_version_is_the_one_of_the_pom() {
  contains "$(cat "$root/server/pom.xml")" "<version>$(product_version)</version>"
  equal "$("$root/callsight" version)" "Callsight $(product_version)"
}

# fake_package FOLDER: looks like what `package` writes, with a runtime that tells what it is asked.
fake_package() {
  mkdir -p "$1/application" "$1/launcher" "$1/runtime/bin"
  cp "$root/callsight" "$1/"
  for part in console toolchain build run; do cp "$root/launcher/$part.sh" "$1/launcher/"; done
  : >"$1/application/callsight-app-7.8.9.jar"
  printf 'JAVA_VERSION="25.0.3"\n' >"$1/runtime/release"
  # shellcheck disable=SC2016 # for the script that is written, not for this one
  printf '#!/bin/sh\necho "$0 $*"\n' >"$1/runtime/bin/java"
  chmod +x "$1/runtime/bin/java"
}

test_package_runs_on_its_own_runtime_and_builds_nothing() {
  fake_package moved
  answer=$(env -i PATH=/usr/bin:/bin moved/callsight backup file.zip)
  contains "$answer" "moved/runtime/bin/java "
  contains "$answer" "moved/application/callsight-app-7.8.9.jar backup file.zip"
  [ ! -e moved/.build ]
  equal "$(moved/callsight version)" 'Callsight 7.8.9'
}

test_package_says_that_it_can_not_be_built_or_tested() {
  fake_package moved
  for command in test package; do
    status=0
    answer=$(moved/callsight $command folder 2>&1) || status=$?
    equal "$status" 1
    contains "$answer" 'no sources'
  done
}

test_package_writes_only_a_new_folder() {
  mkdir there
  for folder in there ''; do
    status=0
    answer=$("$root/callsight" package ${folder:+"$folder"} 2>&1) || status=$?
    equal "$status" 1
    contains "$answer" 'package '
  done
}

test_deployment_uses_documented_settings_only() {
  names=$(grep -rhoE 'CALLSIGHT_[A-Z_]+' "$root/deploy" | sort -u)
  contains "$names" CALLSIGHT_DATA
  for name in $names; do contains "$(cat "$root/docs/operations.md")" "\`$name\`"; done
}

test_runs_through_a_symbolic_link() {
  ln -s "$root/callsight" first
  ln -s first second
  equal "$(./second version)" "Callsight $(product_version)"
}

# fake_jdk FOLDER VERSION: looks like a JDK of that version.
fake_jdk() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="Test"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/sh\n' >"$1/bin/javac"
  chmod +x "$1/bin/javac"
}

test_reads_the_version_of_a_jdk() {
  fake_jdk new 25.0.3
  fake_jdk old 1.8.0_402
  fake_jdk early 26-ea
  mkdir nothing
  equal "$(major_version new)" 25
  equal "$(major_version old)" 1
  equal "$(major_version early)" 26
  equal "$(major_version nothing)" 0
}

test_takes_the_first_jdk_that_is_new_enough() {
  fake_jdk 'a 17' 17.0.1
  fake_jdk 'b 25' 25.0.1
  fake_jdk 'c 26' 26.0.1
  java_candidates() { printf '%s\n' "$PWD/missing" "$PWD/a 17" "$PWD/b 25" "$PWD/c 26"; }
  find_java
  equal "$JAVA_HOME" "$PWD/b 25"
}

test_prefers_java_home_when_it_is_new_enough() {
  fake_jdk mine 27
  answer=$(JAVA_HOME=$PWD/mine && java_candidates | head -n 1)
  equal "$answer" "$PWD/mine"
}

test_finds_jdks_of_sdkman_and_of_the_editor() {
  fake_jdk home/.sdkman/candidates/java/25-tem 25
  fake_jdk home/.jdks/openjdk-25 25
  answer=$(HOME=$PWD/home && java_candidates)
  contains "$answer" "$PWD/home/.sdkman/candidates/java/25-tem"
  contains "$answer" "$PWD/home/.jdks/openjdk-25"
}

test_explains_what_to_install_without_a_jdk() {
  java_candidates() { :; }
  status=0
  answer=$( (find_java) 2>&1) || status=$?
  equal "$status" 1
  contains "$answer" 'needs a JDK 25'
  contains "$answer" 'sdk install java'
}

test_knows_which_node_is_new_enough() {
  node_is_enough v20.19.0
  node_is_enough v20.20.2
  node_is_enough v24.1.0
  ! node_is_enough v20.18.3 || return 1
  ! node_is_enough v18.99.0 || return 1
  ! node_is_enough '' || return 1
  ! node_is_enough nonsense || return 1
}

# A project of one source file, for the checksum.
small_project() {
  root=$PWD/project
  mkdir -p "$root/server/src" "$root/web/node_modules" "$root/server/target"
  echo one >"$root/server/src/a file"
}

test_checksum_follows_content_and_names_only() {
  small_project
  first=$(sources_checksum server web)
  touch -t 200001010000 "$root/server/src/a file"
  equal "$(sources_checksum server web)" "$first"
  echo other >"$root/server/src/a file"
  [ "$(sources_checksum server web)" != "$first" ]
  echo one >"$root/server/src/a file"
  equal "$(sources_checksum server web)" "$first"
  mv "$root/server/src/a file" "$root/server/src/b"
  [ "$(sources_checksum server web)" != "$first" ]
}

test_checksum_passes_over_what_is_built_and_tests() {
  small_project
  first=$(sources_checksum server web)
  mkdir -p "$root/server/src/test"
  for made in server/target/x web/node_modules/x server/src/test/x; do
    echo "$made" >"$root/$made"
  done
  equal "$(sources_checksum server web)" "$first"
}

test_build_lock_is_held_by_one_at_a_time() {
  work=$PWD/work
  : >trace
  for _ in 1 2 3 4; do
    sh -c '. "$0/launcher/console.sh"; . "$0/launcher/build.sh"; work=$1
      take_build_lock; echo in >>"$2"; sleep 0.1; echo out >>"$2"; release_build_lock' \
      "$root" "$work" "$PWD/trace" 2>>told &
  done
  wait
  equal "$(tr '\n' ' ' <trace)" 'in out in out in out in out '
  [ ! -e "$work/lock" ]
}

test_build_lock_of_a_dead_process_is_taken_over() {
  work=$PWD/work
  mkdir -p "$work/lock"
  sh -c 'echo $$' >"$work/lock/process"
  take_build_lock
  equal "$(cat "$work/lock/process")" "$$"
  release_build_lock
  [ ! -e "$work/lock" ]
}

test_quiet_step_tells_its_time() {
  answer=$(step 'Doing it' "$PWD/logs/doing.log" echo inside 2>&1)
  contains "$answer" 'Doing it … done in'
  equal "$(cat logs/doing.log)" inside
}

test_failed_step_shows_its_log_and_keeps_the_status() {
  status=0
  answer=$(step 'Doing it' "$PWD/log" sh -c 'echo the reason; exit 3' 2>&1) || status=$?
  equal "$status" 3
  contains "$answer" 'the reason'
  contains "$answer" "$PWD/log"
}

test_only_the_two_newest_builds_are_kept() {
  work=$PWD/work
  for age in 01 02 03 04; do
    mkdir -p "$work/applications/$age"
    touch -t "202601${age}0000" "$work/applications/$age"
  done
  forget_old_applications
  equal "$(cd "$work/applications" && echo *)" '03 04'
}

# count RESULTS SERVER: runs the counting of tests on prepared reports.
count() {
  node "$root/launcher/count-tests.mjs" "$1" "$2"
}

# prepared_reports: reports of a run in which all went well.
prepared_reports() {
  mkdir -p server/core/target/surefire-reports results
  cat >server/core/target/surefire-reports/TEST-a.xml <<'XML'
<?xml version="1.0"?>
<testsuite xmlns:xsi="x" name="a" time="0.2" tests="5" errors="0" skipped="1" failures="0">
  <testcase name="fine" classname="a" time="0.1"/>
</testsuite>
XML
  echo '{"testResults":[{"status":"passed","name":"f","assertionResults":[{"status":"passed","fullName":"x"}]}]}' >results/vitest.json
  echo '{"stats":{"expected":3,"unexpected":0,"flaky":0,"skipped":0},"suites":[]}' >results/playwright.json
  echo 'Launcher passed nearest' >results/launcher.txt
  echo 'Web passed format' >results/checks.txt
  printf '%s=0\n' 'Launcher tests' 'Java build and tests' 'Web unit tests' 'Browser tests' >results/suites.txt
}

test_count_adds_all_suites() {
  prepared_reports
  answer=$(count server results)
  equal "$(echo "$answer" | tail -n 1)" '10 passed, 0 failed, 1 skipped'
}

test_count_names_what_failed() {
  prepared_reports
  cat >server/core/target/surefire-reports/TEST-b.xml <<'XML'
<testsuite name="b" tests="2" errors="1" skipped="0" failures="0">
  <testcase name="works" classname="b.B" time="0.1"/>
  <testcase name="breaks" classname="b.B" time="0.1">
    <error message="no"/>
  </testcase>
</testsuite>
XML
  status=0
  answer=$(count server results) || status=$?
  equal "$status" 1
  contains "$answer" 'failed: b.B breaks'
  equal "$(echo "$answer" | tail -n 1)" '11 passed, 1 failed, 1 skipped'
}

test_count_names_what_passed_at_its_second_try() {
  prepared_reports
  cat >results/playwright.json <<'JSON'
{"stats":{"expected":2,"unexpected":0,"flaky":1,"skipped":0},"suites":[{"specs":[
  {"title":"slow journey","tests":[{"status":"flaky"}]},
  {"title":"quick journey","tests":[{"status":"expected"}]}]}]}
JSON
  answer=$(count server results)
  contains "$answer" 'passed at its second try only: slow journey'
  equal "$(echo "$answer" | tail -n 1)" '10 passed, 0 failed, 1 skipped'
}

test_count_says_what_was_left_out_and_why() {
  prepared_reports
  cat >server/core/target/surefire-reports/TEST-b.xml <<'XML'
<testsuite name="b" tests="2" errors="0" skipped="2" failures="0">
  <testcase name="one" classname="b.B"><skipped message="No ClickHouse to test with: npm failed"/></testcase>
  <testcase name="two" classname="b.B"><skipped message="No ClickHouse to test with: npm failed"/></testcase>
</testsuite>
XML
  echo '<testsuite name="c.C" tests="0" errors="0" skipped="0" failures="0"></testsuite>' >server/core/target/surefire-reports/TEST-c.xml
  answer=$(count server results)
  contains "$answer" 'left out (2): No ClickHouse to test with: npm failed'
  contains "$answer" 'left out (1): all of c.C'
  equal "$(echo "$answer" | tail -n 1)" '10 passed, 0 failed, 4 skipped'
}

test_count_fails_when_a_suite_ran_nothing_or_broke() {
  prepared_reports
  rm results/playwright.json
  answer=$(count server results) && return 1
  contains "$answer" 'Browser tests: ran no test'
  prepared_reports
  sed 's/Web unit tests=0/Web unit tests=1/' results/suites.txt >changed
  mv changed results/suites.txt
  answer=$(count server results) && return 1
  contains "$answer" 'Web unit tests: broke'
}

test_scripts_are_valid_for_this_shell() {
  for script in "$root/callsight" "$root"/launcher/*.sh; do
    sh -n "$script"
  done
}

test_shellcheck_finds_nothing() {
  command -v shellcheck >/dev/null || return 77
  (cd "$root" && shellcheck -x callsight launcher/*.sh)
}

failures=0
# shellcheck disable=SC2013 # one word a test
for test in $(sed -n 's/^\(test_[a-z0-9_]*\)() {$/\1/p' "$0"); do
  name=$(echo "${test#test_}" | tr _ ' ')
  mkdir "$scratch/$test"
  status=0
  # Not in an `if` or `||`: there `set -e` would be off inside.
  (
    cd "$scratch/$test" || exit 1
    set -e
    "$test"
  ) >"$scratch/$test.log" 2>&1
  status=$?
  case $status in
    0) outcome=passed ;;
    77) outcome=skipped ;;
    *) outcome=failed failures=$((failures + 1)) ;;
  esac
  echo "$outcome  $name"
  [ "$outcome" = passed ] || sed 's/^/        /' "$scratch/$test.log"
  echo "Launcher $outcome $name" >>"$outcomes"
done
[ "$failures" -eq 0 ]
