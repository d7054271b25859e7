#!/usr/bin/env bash
# Kills `memvault sync`, or a git that it started, at many system calls, and checks after each that the next sync succeeds without help, that
# the vault then holds what the folder holds, byte for byte, and that git fsck finds nothing. Needs strace and the right to trace.
# Usage: bench/crash-points.sh MEMVAULT     (a published memvault executable)
set -u
memvault=${1:?usage: bench/crash-points.sh MEMVAULT}
place=$(mktemp -d); trap 'rm -rf "$place"' EXIT
export HOME=$place/home MEMORYVAULT_HOME=$place/vault
mkdir -p "$HOME" "$place/src"
for i in $(seq 1 20); do echo "{\"n\":$i}" > "$place/src/f$i.json"; done
"$memvault" sync "$place/src" --quiet || exit 1
machine=$("$memvault" status --json --no-scan | sed -n 's/^ *"machine": "\(.*\)",$/\1/p')
tried=0 failed=0
for series in openat:1:120:5 rename,renameat,renameat2:1:8:1 fsync,fdatasync:1:14:1 write,pwrite64:1:80:4 link,linkat:1:8:1 \
              unlink,unlinkat:1:8:1 flock:1:30:2 clone,clone3,vfork:1:14:1; do
  IFS=: read -r calls from to step <<< "$series"
  for number in $(seq "$from" "$step" "$to"); do
    tried=$((tried + 1))
    echo "{\"n\":$RANDOM,\"at\":\"$calls $number\"}" > "$place/src/f$((number % 20 + 1)).json"
    echo "$calls $number" > "$place/src/new-$tried.md"
    { timeout 60 strace -f -qq -o /dev/null -e trace="$calls" -e inject="$calls:signal=SIGKILL:when=$number" \
        "$memvault" sync --quiet; } > /dev/null 2>&1
    "$memvault" sync --quiet; code=$?
    problems=$(git --git-dir "$place/vault/repository.git" fsck --strict --full --no-dangling 2>&1)
    rm -rf "$place/clone"; git clone -q "$place/vault/repository.git" "$place/clone"
    if [ $code != 0 ] || [ -n "$problems" ] || ! diff -r "$place/src" "$place/clone/backup/$machine/src" > /dev/null; then
      failed=$((failed + 1)); echo "FAILED at $calls $number: exit code $code $problems"
    fi
  done
done
echo "$tried points tried, $failed failed"
[ $failed = 0 ]
