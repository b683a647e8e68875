#!/usr/bin/env bash
# Measures orglint, and rumdl and typos beside it where they are installed, on repositories made from the fixtures:
#   benches/run.sh [BINARY] [COPIES]
# A handbook of many copies (whole process, CPU seconds and peak memory), one short page, and a large CODEOWNERS file.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
binary=$(realpath "${1:-$here/target/release/orglint}")
copies=${2:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

commit() {
    git -C "$1" init -q
    git -C "$1" add -A
    git -C "$1" -c user.name=bench -c user.email=bench@larkmoor.example commit -qm bench
}

timed() {
    local name=$1
    shift
    local told
    told=$({ command time -f '%U %S %M' "$@" >/dev/null 2>"$work/err" || true; } 2>&1; tail -n 1 "$work/err")
    awk -v name="$name" '{ printf "%-24s %6.3f CPU-s %7.1f MiB\n", name, $1 + $2, $3 / 1024 }' <<<"$told"
}

mkdir -p "$work/handbook" "$work/page" "$work/owners"
for ((i = 0; i < copies; i++)); do
    cp -r "$here/fixtures" "$work/handbook/company-$i"
    cp -r "$here/docs" "$work/handbook/pages-$i"
done
commit "$work/handbook"
bytes=$(find "$work/handbook" -name '*.md' -print0 | xargs -0 cat | wc -c)
echo "handbook: $(git -C "$work/handbook" ls-files | wc -l) files, $((bytes / 1000000)) MB of Markdown"
cd "$work/handbook"
timed 'orglint check' "$binary" check
if command -v rumdl >/dev/null; then timed 'rumdl check' rumdl check --no-cache .; fi
if command -v typos >/dev/null; then timed 'typos' typos; fi

head -c 1000 "$here/README.md" >"$work/page/page.md"
commit "$work/page"
cd "$work/page"
timed 'one page of 1 kB' "$binary" check

for ((i = 0; i < 2000; i++)); do
    mkdir -p "$work/owners/part-$i"
    touch "$work/owners/part-$i"/{a,b,c,d,e,f,g,h,i,j,k,l}.rs
    echo "/part-$i/ @team-$((i % 40))" >>"$work/owners/CODEOWNERS"
done
commit "$work/owners"
cd "$work/owners"
timed 'owners of 24,000 files' "$binary" owners
