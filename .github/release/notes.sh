#!/usr/bin/env bash
# The section of the changelog about a version. Usage: notes.sh VERSION
set -euo pipefail
cd "$(dirname "$0")/../.."
awk -v head="## $1" 'index($0, "## ") == 1 { on = index($0, head " ") == 1 || $0 == head; next } on' CHANGELOG.md
