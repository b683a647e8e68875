#!/usr/bin/env bash
# The hooks in the real pre-commit program, on a fresh repository: a commit that fails, mended, a commit that passes.
#
#   tests/meet/pre-commit.sh [--wheel FILE] [--rust]
#
# --wheel  the wheel to use; else one is built from this checkout, unoptimised
# --rust   also `pre-commit try-repo` on this checkout, which compiles it (minutes)
#
# Needs Python; takes pre-commit, prek and maturin from PATH or PyPI. Exits with 77 if they cannot be had.
set -euo pipefail

project=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wheel=
with_rust=false
while (($#)); do
    case $1 in
    --wheel) wheel=$(realpath "$2") && shift 2 ;;
    --rust) with_rust=true && shift ;;
    *) sed -n '2,9p' "$0" && exit 2 ;;
    esac
done

# The tools, in an environment of their own.
python3 -m venv "$work/tools" || exit 77
export PATH="$work/tools/bin:$PATH"
wanted=(pre-commit prek uv) # prek installs by uv
if [[ -z $wheel ]]; then wanted+=('maturin>=1.9,<2'); fi
pip install --quiet --disable-pip-version-check "${wanted[@]}" || exit 77

house=$work/wheels
mkdir "$house"
if [[ -z $wheel ]]; then
    maturin build --quiet --locked --manifest-path "$project/Cargo.toml" --out "$house"
else
    cp "$wheel" "$house"
fi
# pre-commit builds an empty package around what it installs
pip download --quiet --disable-pip-version-check --dest "$house" setuptools wheel || exit 77
# From here on nothing comes from the network.
export PIP_NO_INDEX=1 PIP_FIND_LINKS=$house PIP_DISABLE_PIP_VERSION_CHECK=1
export UV_OFFLINE=1 UV_FIND_LINKS=$house UV_NO_INDEX=1
export PRE_COMMIT_HOME=$work/pre-commit PREK_HOME=$work/prek PRE_COMMIT_COLOR=never
export GIT_CONFIG_GLOBAL=$work/gitconfig GIT_CONFIG_NOSYSTEM=1
git config --global user.name Ines && git config --global user.email ines@ferries.example
git config --global init.defaultBranch main

# expect CODE WORDS COMMAND…: runs it, shows it, and checks exit code and a part of what it prints.
expect() {
    local code=0 due=$1 words=$2
    shift 2
    printf '\n$ %s\n' "$*"
    "$@" >"$work/said" 2>&1 || code=$?
    cat "$work/said"
    if [[ $code != "$due" ]]; then echo "*** exit code $code, not $due" && exit 1; fi
    if ! grep -qF -- "$words" "$work/said"; then echo "*** it does not say: $words" && exit 1; fi
}

python3 -m venv "$work/clean"
"$work/clean/bin/pip" install --quiet orglint
expect 0 'orglint ' "$work/clean/bin/orglint" --version
orglint=$work/clean/bin/orglint

mkdir "$work/handbook" && cd "$work/handbook"
git init --quiet
printf '# Roles\n\nThe VP of Engineering hires the engineers.\n' >roles.md
git add . && git commit --quiet -m 'the handbook'

expect 0 'wrote ' "$orglint" init
expect 0 'installed at' pre-commit install
git add . && expect 0 'Passed' git commit -m 'orglint'

printf '\nThe CTO owns delivery of the ferry planner.\n' >>roles.md
git add roles.md
expect 1 'cto-owns-delivery' git commit -m 'who delivers'
printf '# Roles\n\nThe VP of Engineering hires the engineers and owns delivery of the ferry planner.\n' >roles.md
git add roles.md
expect 0 'Passed' git commit -m 'who delivers'

# What is staged counts, not what lies on disk; and a file that orglint does not read wakes nobody.
printf '\nThe CTO owns delivery of the ferry planner.\n' >>roles.md
printf '# Team\n' >team.md && git add team.md
expect 0 'Passed' git commit -m 'staged only'
git checkout --quiet roles.md
printf 'x' >logo.png && git add logo.png
expect 0 'Skipped' git commit -m 'a picture'

expect 0 'Passed' pre-commit run --all-files
printf 'The CTO owns delivery of the ferry planner.\n' >old.md && git add old.md && git commit --quiet --no-verify -m 'past the hook'
expect 1 'cto-owns-delivery' pre-commit run --all-files
expect 1 'cto-owns-delivery' prek run --all-files
git rm --quiet old.md && git commit --quiet --no-verify -m 'gone again'
expect 0 'Passed' prek run --all-files

# Without any hook manager.
pre-commit uninstall >/dev/null
printf '#!/bin/sh\nexec "%s" check --staged\n' "$orglint" >.git/hooks/pre-commit && chmod +x .git/hooks/pre-commit
printf 'The CTO owns delivery of the ferry planner.\n' >new.md && git add new.md
expect 1 'cto-owns-delivery' git commit -m 'a plain hook'
git rm --quiet --cached new.md && rm new.md
printf '# Ports\n' >ports.md && git add ports.md
expect 0 'no findings' git commit -m 'a plain hook'

if $with_rust; then
    printf 'The CTO owns delivery of the ferry planner.\n' >new.md && git add new.md
    # this is about the hook, not about speed
    export CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
    expect 1 'cto-owns-delivery' pre-commit try-repo "$project" orglint --all-files
    git rm --quiet --cached new.md && rm new.md
    expect 0 'Passed' pre-commit try-repo "$project" orglint --all-files
    printf '* @ferries/engineering\n' >CODEOWNERS && git add CODEOWNERS
    expect 0 'Passed' pre-commit try-repo "$project" orglint-codeowners --all-files
fi
printf '\nall as expected\n'
