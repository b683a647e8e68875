#!/usr/bin/env bash
# Builds wheel and binary for $TARGET and writes to out/: the wheel, the archive (binary, completions, manual page, licences), a
# CycloneDX list of what is in the binary, and a SHA-256 sum beside each archive. Linux targets are static (musl).
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
rustup target add "$TARGET"
if [[ $TARGET == *-linux-musl ]]; then sudo apt-get update -qq && sudo apt-get install -y -qq musl-tools; fi
pipx install 'maturin==1.16.0'

mkdir -p out stage
maturin build --release --locked --target "$TARGET" --out out
name=orglint
if [[ $TARGET == *windows* ]]; then name=orglint.exe; fi
built=target/$TARGET/release/$name
"$built" --version

cp "$built" LICENSE-MIT LICENSE-APACHE NOTICE README.md CHANGELOG.md stage/
mkdir -p stage/completions
for shell in bash zsh fish powershell elvish; do "$built" completions "$shell" >"stage/completions/orglint.$shell"; done
"$built" man >stage/orglint.1

# The list that maturin puts into the wheel, for those who take the archive.
python3 - "$PWD/out" "out/orglint-$version-$TARGET.cdx.json" <<'PYTHON'
import glob, sys, zipfile
(wheel,) = glob.glob(sys.argv[1] + "/*.whl")
with zipfile.ZipFile(wheel) as archive:
    (name,) = [name for name in archive.namelist() if name.endswith(".cyclonedx.json")]
    open(sys.argv[2], "wb").write(archive.read(name))
PYTHON

archive=orglint-$version-$TARGET.tar.gz
tar -czf "out/$archive" -C stage .
cd out
if command -v sha256sum >/dev/null; then sha256sum "$archive"; else shasum -a 256 "$archive"; fi >"$archive.sha256"
ls -l
