#!/usr/bin/env bash
# Brings an orglint binary: a release of the wanted version, checked against its SHA-256 sum, or else one built from the
# checkout of this action. Writes `path` and `version` to the step's outputs.
#
# Reads ORGLINT_VERSION, ORGLINT_REPOSITORY, ORGLINT_RELEASES (where releases lie; for tests and mirrors).
set -euo pipefail

own_version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$GITHUB_ACTION_PATH/Cargo.toml" | head -n 1)
version=${ORGLINT_VERSION:-$own_version}
version=${version#v}
if [[ ! $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; then
    echo "::error title=orglint::the input 'version' must be a version such as 0.1.0"
    exit 2
fi

case "$(uname -s)-$(uname -m)" in
Linux-x86_64) target=x86_64-unknown-linux-musl ;;
Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
Darwin-arm64) target=aarch64-apple-darwin ;;
Darwin-x86_64) target=x86_64-apple-darwin ;;
MINGW*-x86_64 | MSYS*-x86_64 | CYGWIN*-x86_64) target=x86_64-pc-windows-msvc ;;
*) target=unknown ;;
esac

home=${RUNNER_TOOL_CACHE:-$RUNNER_TEMP}/orglint/$version/$target
name=orglint
if [[ $target == *windows* ]]; then name=orglint.exe; fi

say() { printf 'orglint: %s\n' "$*"; }

finish() {
    {
        printf 'path=%s\n' "$home/$name"
        printf 'version=%s\n' "$version"
    } >>"$GITHUB_OUTPUT"
    say "$("$home/$name" --version)"
    exit 0
}

sum_of() {
    if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# A missing release is no failure: the checkout can be built. One whose sum differs is.
download() {
    local releases=${ORGLINT_RELEASES:-}
    if [[ -z $releases ]]; then
        if [[ -z ${ORGLINT_REPOSITORY:-} ]]; then return 1; fi
        releases=${GITHUB_SERVER_URL:-https://github.com}/$ORGLINT_REPOSITORY/releases/download
    fi
    local archive=orglint-$version-$target.tar.gz
    local from=$releases/v$version/$archive
    local into
    into=$(mktemp -d "$RUNNER_TEMP/orglint.XXXXXX")
    if ! curl --fail --silent --show-error --location --retry 3 --output "$into/$archive" "$from" ||
        ! curl --fail --silent --show-error --location --retry 3 --output "$into/$archive.sha256" "$from.sha256"; then
        say "there is no release $version for $target"
        return 1
    fi
    local wanted got
    wanted=$(cut -d ' ' -f 1 "$into/$archive.sha256")
    got=$(sum_of "$into/$archive")
    if [[ $wanted != "$got" ]]; then
        echo "::error title=orglint::the SHA-256 sum of $archive is $got, not $wanted; it was not unpacked"
        exit 2
    fi
    tar -xzf "$into/$archive" -C "$into"
    mkdir -p "$home"
    mv -f "$into/$name" "$home/$name"
    chmod +x "$home/$name"
}

build() {
    if [[ $version != "$own_version" ]]; then
        echo "::error title=orglint::there is no release $version for $target, and this action holds the source of $own_version"
        exit 2
    fi
    if ! command -v cargo >/dev/null; then
        echo "::error title=orglint::there is no release $version for $target, and no Rust toolchain to build it with"
        exit 2
    fi
    say "building $version from the action's own source"
    cargo install --quiet --locked --path "$GITHUB_ACTION_PATH" --root "$RUNNER_TEMP/orglint-build" --target-dir "$RUNNER_TEMP/orglint-target"
    mkdir -p "$home"
    mv -f "$RUNNER_TEMP/orglint-build/bin/$name" "$home/$name"
}

if [[ -x $home/$name ]]; then
    finish
fi
download || build
finish
