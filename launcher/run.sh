# shellcheck shell=sh
# Runs the built application.

# The flags of every Callsight process; DuckDB is native code, and Caffeine and friends reach
# memory directly.
java_flags='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dfile.encoding=UTF-8'

# The flags of a server. The heap holds no facts (they are in DuckDB, outside of it), so a quarter of
# the machine is plenty; it starts small and grows when there is work. A heap so small is collected in
# milliseconds, and the parallel collector leaves a fifth more of the processors to the questions than
# G1 does (bench/README.md).
server_flags='-XX:+UseParallelGC -XX:InitialRAMPercentage=1 -XX:MaxRAMPercentage=25'

# start_cache APPLICATION: the file of the ahead-of-time cache for this JDK.
start_cache() {
  echo "$1/start-$(cksum <"$JAVA_HOME/release" | tr ' ' '-').aot"
}

# record_start APPLICATION FILE: starts the application once up to the point where it would listen,
# and writes what the JVM loaded and linked into FILE, so that the next start need not do it again.
# It works on a data folder of its own.
record_start() {
  rm -rf "$work/training"
  mkdir -p "$work/training"
  record_status=0
  # shellcheck disable=SC2086 # one word a flag
  CALLSIGHT_DATA=$work/training CALLSIGHT_PORT=0 CALLSIGHT_DEMO=false \
    "$JAVA_HOME/bin/java" $java_flags $server_flags "-XX:AOTCacheOutput=$2" \
    -Dspring.context.exit=onRefresh -jar "$(application_jar "$1")" serve || record_status=$?
  rm -rf "$work/training"
  return "$record_status"
}

# Makes the cache for a faster start when it is missing. Without one everything works as well, so a
# failure is noted in the log and not tried again for this build.
prepare_start() {
  start_file=$(start_cache "$1")
  [ ! -e "$start_file" ] && [ ! -e "$start_file.failed" ] && [ -w "$1" ] || return 0
  take_build_lock
  if [ ! -e "$start_file" ]; then
    if CALLSIGHT_LOG_LINES=0 step 'Preparing a faster start (once)' "$work/logs/start-cache.log" \
      record_start "$1" "$start_file.new"; then
      mv "$start_file.new" "$start_file"
    else
      : >"$start_file.failed"
    fi
  fi
  release_build_lock
}

# run_java FLAGS ARGUMENT...: becomes the Java process, so that signals reach it directly. The cache
# for a faster start is used when it is there and fits this JVM, and else passed over in silence.
run_java() {
  run_flags="$java_flags $1 ${CALLSIGHT_JAVA_OPTIONS:-}"
  shift
  set -- -jar "$(application_jar "$application")" "$@"
  cache_file=$(start_cache "$application")
  [ ! -s "$cache_file" ] || set -- "-XX:AOTCache=$cache_file" -Xlog:disable -Xlog:all=error:stderr "$@"
  # shellcheck disable=SC2086 # one word a flag
  exec "$JAVA_HOME/bin/java" $run_flags "$@"
}

# serve serve|demo ARGUMENT...
serve() {
  build
  prepare_start "$application"
  run_java "$server_flags" "$@"
}

# run_tool COMMAND ARGUMENT...: a command that ends by itself. One that may work for hours gains more
# by being compiled well than it loses by it.
run_tool() {
  build
  case $1 in
    copy | rebuild) run_java "$server_flags" "$@" ;;
    *) run_java '-XX:+UseSerialGC -XX:TieredStopAtLevel=1' "$@" ;;
  esac
}
