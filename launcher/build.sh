# shellcheck shell=sh
# Builds what changed. A build is named by the checksum of everything it was built from and lives
# in a folder of that name, so that a build already done is never repeated and a running server
# keeps its files while the next build is made.
#
#   .build/applications/NAME/   the jar beside its libraries, and the caches for a faster start
#   .build/lock/                exists while a build runs; holds the process id
#   .build/logs/                the full output of each step

# sources_checksum FOLDER...: one number for the names and contents of the source files, without
# tests and anything that is itself built.
sources_checksum() {
  (
    cd "$root" || exit 1
    find "$@" \( -name target -o -name node_modules -o -name dist -o -name e2e -o -path '*/src/test' \
      -o -name test-results -o -name playwright-report \) -prune -o -type f -exec cksum {} + |
      LC_ALL=C sort -k 3 | cksum | tr ' ' '-'
  )
}

# The folder of the build that belongs to the sources as they are now.
current_application() {
  echo "$work/applications/$(sources_checksum server web)"
}

# The runnable jar in an application folder, or nothing.
application_jar() {
  for jar in "$1"/callsight-app-*.jar; do
    [ ! -f "$jar" ] || echo "$jar"
  done
}

# Waits until no other build runs, then holds the lock until release_build_lock or the end of this
# process. A lock whose process is gone is taken over.
take_build_lock() {
  mkdir -p "$work"
  told=no
  until mkdir "$work/lock" 2>/dev/null; do
    holder=$(cat "$work/lock/process" 2>/dev/null || true)
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      drop_stale_lock "$holder"
      continue
    fi
    [ "$told" = yes ] || say "Another build is running (process ${holder:-unknown}); waiting for it. If there is none, remove $work/lock"
    told=yes
    sleep 1
  done
  echo $$ >"$work/lock/process"
  trap release_build_lock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# Renaming is atomic: of several that see the same stale lock, one gets it. Should another have
# taken the lock in between, it is given back.
drop_stale_lock() {
  mv "$work/lock" "$work/lock.$$" 2>/dev/null || return 0
  if [ "$(cat "$work/lock.$$/process" 2>/dev/null)" = "$1" ]; then
    rm -rf "$work/lock.$$"
  else
    mv "$work/lock.$$" "$work/lock"
  fi
}

release_build_lock() {
  if [ "$(cat "$work/lock/process" 2>/dev/null || true)" = $$ ]; then
    rm -rf "$work/lock"
  fi
  trap - EXIT INT TERM HUP
}

# maven ARGUMENT...: runs Maven on the server.
maven() {
  (cd "$root/server" && ./mvnw -B -ntp "$@")
}

# The jar with the dashboard in it: Maven calls web/scripts/build-into.mjs for that.
package_server() {
  maven -pl app -am package -Dmaven.test.skip=true -Dspotless.check.skip=true
}

# keep_application FOLDER: puts the jar that Maven built into FOLDER, libraries beside it, which
# starts faster than the jar of jars; all or nothing.
keep_application() {
  rm -rf "$1.new"
  mkdir -p "$(dirname "$1")"
  built=$root/server/app/target/callsight-app-$(product_version).jar
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$built" extract --destination "$1.new" || return 1
  rm -rf "$1"
  mv "$1.new" "$1"
}

# Removes all builds but the two newest: a server may still run on the last one.
forget_old_applications() {
  # shellcheck disable=SC2012 # the names are checksums
  ls -1t "$work/applications" 2>/dev/null | tail -n +3 | while IFS= read -r old; do
    rm -rf "${work:?}/applications/$old"
  done
}

# Makes sure the application is built from the sources as they are; sets `application` to its folder.
build() {
  find_java
  if is_packaged; then
    application=$root/application
    return 0
  fi
  application=$(current_application)
  [ -z "$(application_jar "$application")" ] || return 0
  find_node
  take_build_lock
  application=$(current_application)
  if [ -z "$(application_jar "$application")" ]; then
    step 'Building Callsight (the first time takes minutes)' "$work/logs/build.log" package_server || exit 1
    step 'Unpacking it' "$work/logs/unpack.log" keep_application "$application" || exit 1
    forget_old_applications
  fi
  release_build_lock
}
