#!/usr/bin/env bash
# Passes or fails the job as orglint did.
set -euo pipefail

case ${ORGLINT_EXIT_CODE:-2} in
0) ;;
1)
    echo "orglint: there are findings at or above 'fail-on'"
    exit 1
    ;;
*) exit 2 ;;
esac
