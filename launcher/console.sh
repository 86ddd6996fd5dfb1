# shellcheck shell=sh
# What the launcher says, and how it fails.

# A line for the person in front; standard output stays free for the command's own answer.
say() {
  printf '%s\n' "$*" >&2
}

# Says why and ends with exit status 1.
fail() {
  say "callsight: $*"
  exit 1
}

# The seconds since 1970, to tell how long a step took.
now() {
  date +%s
}

# step TITLE LOG COMMAND...: runs a step quietly with its output in LOG; when it fails, the end of
# the log is shown and the same status returned.
step() {
  step_title=$1
  step_log=$2
  shift 2
  mkdir -p "$(dirname "$step_log")"
  step_start=$(now)
  printf '%s … ' "$step_title" >&2
  step_status=0
  "$@" >"$step_log" 2>&1 </dev/null || step_status=$?
  if [ "$step_status" -eq 0 ]; then
    say "done in $(($(now) - step_start)) s"
    return 0
  fi
  say "failed after $(($(now) - step_start)) s. The end of $step_log:"
  tail -n "${CALLSIGHT_LOG_LINES:-60}" "$step_log" >&2
  return "$step_status"
}

# nearest WORD CANDIDATE...: the candidate with the fewest edits (Levenshtein) from WORD.
nearest() {
  printf '%s\n' "$@" | awk '
    NR == 1 { word = $0; next }
    { distance = edits(word, $0); if (best == "" || distance < least) { best = $0; least = distance } }
    END { print best }
    function edits(a, b,    i, j, cost, row, previous, saved) {
      for (j = 0; j <= length(b); j++) row[j] = j
      for (i = 1; i <= length(a); i++) {
        previous = row[0]; row[0] = i
        for (j = 1; j <= length(b); j++) {
          saved = row[j]
          cost = substr(a, i, 1) == substr(b, j, 1) ? previous : previous + 1
          if (row[j] + 1 < cost) cost = row[j] + 1
          if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1
          row[j] = cost; previous = saved
        }
      }
      return row[length(b)]
    }'
}
