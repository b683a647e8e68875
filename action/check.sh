#!/usr/bin/env bash
# Runs orglint once and makes annotations, job summary and SARIF of it. Never fails for findings: the step "Result" does,
# after the upload. Everything that a user or a pull request can write comes by the environment and is only ever quoted.
set -euf -o pipefail

report=$RUNNER_TEMP/orglint.json
sarif=$RUNNER_TEMP/orglint.sarif
summary=$RUNNER_TEMP/orglint.md
annotations=$RUNNER_TEMP/orglint.annotations
log=$RUNNER_TEMP/orglint.log

output() { printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"; }
wants() { [[ ",${ORGLINT_FORMAT//[[:space:]]/,}," == *",$1,"* ]]; }

fail() {
    echo "::error title=orglint::$1"
    output exit-code 2
    exit 0
}

for word in ${ORGLINT_FORMAT//,/ }; do
    case $word in
    annotations | summary | sarif) ;;
    *) fail "the input 'format' knows annotations, summary and sarif" ;;
    esac
done

arguments=(check --format github --output "$annotations" --report "json=$report")
if wants summary; then arguments+=(--report "markdown=$summary"); fi
if wants sarif; then arguments+=(--report "sarif=$sarif"); fi
if [[ -n $ORGLINT_CONFIG ]]; then arguments+=("--config=$ORGLINT_CONFIG"); fi
if [[ -n $ORGLINT_FAIL_ON ]]; then arguments+=("--fail-on=$ORGLINT_FAIL_ON"); fi
case $ORGLINT_BASELINE in
'' | false) ;;
true) arguments+=(--baseline) ;;
*) arguments+=("--baseline=$ORGLINT_BASELINE") ;;
esac
if [[ -n ${GITHUB_REPOSITORY:-} && -n ${GITHUB_SHA:-} ]]; then
    arguments+=(--source-url "${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY/blob/$GITHUB_SHA/")
fi

# Pull requests and merge queues have a base; a push has none and is checked as a whole.
if [[ $ORGLINT_ONLY_CHANGED == true && -n $ORGLINT_BASE ]]; then
    "$GITHUB_ACTION_PATH/action/fetch.sh" "$ORGLINT_BASE" ||
        fail "the history back to $ORGLINT_BASE is missing and could not be fetched; set fetch-depth: 0 on actions/checkout"
    arguments+=("--since=$ORGLINT_BASE")
fi

# Words, not shell text: no globbing, no expansion.
read -r -d '' -a further <<<"$ORGLINT_ARGS" || true
arguments+=(${further[@]+"${further[@]}"})
paths=()
while IFS= read -r path; do
    if [[ -n $path ]]; then paths+=("$path"); fi
done <<<"$ORGLINT_PATHS"
if ((${#paths[@]})); then arguments+=(-- "${paths[@]}"); fi

code=0
"$ORGLINT" "${arguments[@]}" 2>"$log" || code=$?

# What orglint says on stderr quotes names of files: the runner must not take any of it for a command.
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
echo "::stop-commands::$token"
cat "$log"
echo "::$token::"

output exit-code "$code"
if ((code > 1)) || [[ ! -f $report ]]; then
    echo "::error title=orglint::could not run, see the log above"
    exit 0
fi

count() { sed -n "/^  \"summary\": {\$/,\$ s/^    \"$1\": \([0-9]*\),*\$/\1/p" "$report"; }
errors=$(count errors)
warnings=$(count warnings)
notes=$(count notes)
output findings "$((errors + warnings + notes))"
output errors "$errors"
output warnings "$warnings"
output notes "$notes"
output report "$report"

if wants annotations; then cat "$annotations"; fi
if wants summary && [[ -n ${GITHUB_STEP_SUMMARY:-} ]]; then cat "$summary" >>"$GITHUB_STEP_SUMMARY"; fi
if wants sarif; then
    output sarif "$sarif"
    # Tokens of forks and of Dependabot may not write security events.
    if [[ -n $ORGLINT_HEAD_REPOSITORY && $ORGLINT_HEAD_REPOSITORY != "${GITHUB_REPOSITORY:-}" ]] ||
        [[ ${GITHUB_ACTOR:-} == 'dependabot[bot]' ]]; then
        echo "::notice title=orglint::SARIF is not uploaded: the token of a pull request from a fork may only read"
    else
        output upload true
    fi
fi
