#!/usr/bin/env bash
# The version of Cargo.toml is that of the tag (if this is one), of the GitLab component, and has its place in the changelog.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
wrong() { echo "release: $1" >&2 && exit 1; }

case ${GITHUB_REF:-} in
refs/tags/*)
    if [[ $GITHUB_REF != "refs/tags/v$version" ]]; then wrong "the tag ${GITHUB_REF#refs/tags/} is not v$version"; fi
    grep -q "^## $version - [0-9-]\{10\}\$" CHANGELOG.md || wrong "CHANGELOG.md has no '## $version - DATE'"
    ;;
esac
grep -q "^      default: $version\$" templates/orglint.yml || wrong "templates/orglint.yml names another version"
grep -q "^name = \"orglint\"\$" Cargo.lock || wrong "Cargo.lock lacks orglint"
grep -A 1 '^name = "orglint"$' Cargo.lock | grep -q "\"$version\"" || wrong "Cargo.lock names another version"
for page in docs/pre-commit.md docs/gitlab.md docs/github.md; do
    grep -q -F "$version" "$page" || wrong "$page names another version"
done
echo "release: $version"
