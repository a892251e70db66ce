#!/usr/bin/env bash
# Runs every fuzz target, or those named, for some seconds each, and prints how often each was run.
# Needs the program that `make fuzz` builds; crashes stay in out/fuzz.
#
#   Tests/Fuzz/fuzz.sh SECONDS [TARGET...]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds="${1:?how many seconds for each target}"
shift
program=.build-fuzz/release/Fuzz
failed=0
while read -r name corpus; do
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  work="out/fuzz/$name"
  mkdir -p "$work/corpus"
  status=0
  GLOSA_FUZZ="$name" SWIFT_BACKTRACE=enable=no "$program" -max_total_time="$seconds" -max_len=4096 -timeout=10 \
    -rss_limit_mb=2000 -print_final_stats=1 -artifact_prefix="$work/" "$work/corpus" "Tests/Fuzz/Corpus/$corpus" \
    >"$work/log" 2>&1 || status=$?
  runs="$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log")"
  spent="$(sed -n 's/^Done [0-9]* runs in \([0-9]*\) second.*/\1/p' "$work/log")"
  printf '%-28s %9s runs %4s s  %s\n' "$name" "${runs:-?}" "${spent:-?}" "$([ "$status" = 0 ] && echo ok || echo "FAILED, see $work")"
  [ "$status" = 0 ] || failed=1
done < <("$program")
exit "$failed"
