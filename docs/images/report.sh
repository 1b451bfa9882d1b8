#!/bin/sh
# Makes report.png from the demo: run it after the page or the demo changed.
# It needs Chromium.
set -eu
cd "$(dirname "$0")/../.."
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
status=0
go run ./cmd/ctxlint -C testdata/demo -strict -format "html=$tmp/report.html" ./... || status=$?
[ -s "$tmp/report.html" ] || exit "$status"
# The clean-up under a context that a later defer cancels.
finding=$(grep -o 'id="f-[^"]*" data-tier="default" data-rule="ctxcleanup" data-package="[^"]*/internal/store"' "$tmp/report.html" | cut -d'"' -f2)
go test ./internal/htmlreport -count=1 -run TestPicture -args \
	-page "file://$tmp/report.html#$finding" -picture "$PWD/docs/images/report.png" "$@"
