package policy

import (
	"slices"
	"strings"
)

// renamed maps the names that categories had before they were merged to those of today, so
// that baselines go on working and whoever names an old one is told the new.
var renamed = map[Ref]Ref{
	{"ctxleak", "overwritten"}:   {"ctxleak", "path"},
	{"ctxleak", "dropped"}:       {"ctxleak", "path"},
	{"ctxleak", "condition"}:     {"ctxleak", "path"},
	{"ctxleak", "kept"}:          {"ctxleak", "field"},
	{"ctxleak", "errpath"}:       {"ctxleak", "path"},
	{"ctxleak", "result"}:        {"ctxleak", "discarded"},
	{"ctxleak", "stream"}:        {"ctxleak", "owner"},
	{"ctxroot", "callee"}:        {"ctxparam", "root"},
	{"ctxroot", "library"}:       {"ctxparam", "root"},
	{"ctxroot", "chain"}:         {"ctxparam", "root"},
	{"ctxroot", "request"}:       {"ctxroot", "root"},
	{"ctxroot", "overwrite"}:     {"ctxroot", "root"},
	{"ctxroot", "ignored"}:       {"ctxroot", "root"},
	{"ctxroot", "unwinding"}:     {"ctxroot", "root"},
	{"ctxroot", "passed"}:        {"ctxroot", "root"},
	{"ctxroot", "carrier"}:       {"ctxroot", "root"},
	{"ctxroot", "lifetime"}:      {"ctxroot", "owner"},
	{"ctxroot", "caller"}:        {"ctxparam", "root"},
	{"ctxroot", "todo"}:          {"ctxtodo", "todo"},
	{"ctxroot", "own"}:           {"ctxroot", "unbounded"},
	{"ctxroot", "global"}:        {"ctxroot", "unbounded"},
	{"ctxroot", "values"}:        {"ctxroot", "root"},
	{"ctxkey", "builtin"}:        {"ctxkey", "collision"},
	{"ctxkey", "valuetype"}:      {"ctxkey", "mismatch"},
	{"ctxkey", "panics"}:         {"ctxkey", "collision"},
	{"ctxkey", "pointer"}:        {"ctxkey", "collision"},
	{"ctxfirst", "apart"}:        {"ctxfirst", "order"},
	{"ctxfirst", "unusedname"}:   {"ctxfirst", "name"},
	{"ctxfirst", "pointer"}:      {"ctxfirst", "order"},
	{"ctxfield", "request"}:      {"ctxfield", "stored"},
	{"ctxfield", "ignored"}:      {"ctxfield", "mixed"},
	{"ctxfield", "held"}:         {"ctxfield", "stored"},
	{"ctxvalue", "published"}:    {"ctxvalue", "assertion"},
	{"ctxvalue", "test"}:         {"ctxvalue", "assertion"},
	{"ctxcleanup", "done"}:       {"ctxcleanup", "dead"},
	{"ctxcleanup", "deferorder"}: {"ctxcleanup", "dead"},
	{"ctxcleanup", "errpath"}:    {"ctxcleanup", "rollback"},
	{"ctxcleanup", "outcome"}:    {"ctxcleanup", "rollback"},
	{"ctxcleanup", "ended"}:      {"ctxcleanup", "rollback"},
	{"ctxloop", "sleep"}:         {"ctxloop", "slow"},
	{"ctxloop", "pause"}:         {"ctxloop", "slow"},
	{"ctxloop", "poll"}:          {"ctxloop", "slow"},
	{"ctxloop", "range"}:         {"ctxloop", "endless"},
	{"ctxloop", "long"}:          {"ctxloop", "unchecked"},
	{"ctxloop", "nested"}:        {"ctxloop", "unchecked"},
	{"ctxloop", "each"}:          {"ctxloop", "unchecked"},
	{"ctxloop", "tick"}:          {"ctxloop", "slow"},
	{"ctxloop", "owner"}:         {"ctxloop", "unchecked"},
	{"ctxloop", "attempt"}:       {"ctxloop", "retry"},
	{"ctxloop", "predicate"}:     {"ctxloop", "retry"},
	{"ctxloop", "helper"}:        {"ctxloop", "slow"},
	{"ctxbag", "local"}:          {"ctxbag", "value"},
	{"ctxearly", ""}:             {"ctxescape", ""},
	{"ctxearly", "result"}:       {"ctxescape", "result"},
	{"ctxearly", "context"}:      {"ctxescape", "context"},
	{"ctxearly", "closure"}:      {"ctxescape", "closure"},
	{"ctxescape", "local"}:       {"ctxescape", "goroutine"},
	{"ctxescape", "request"}:     {"ctxescape", "goroutine"},
	{"ctxescape", "start"}:       {"ctxescape", "goroutine"},
	{"ctxescape", "queue"}:       {"ctxescape", "goroutine"},
	{"ctxescape", "pipe"}:        {"ctxescape", "goroutine"},
	{"ctxescape", "pump"}:        {"ctxescape", "goroutine"},
	{"ctxgroup", "producer"}:     {"ctxblock", "hang"},
	{"ctxgroup", "discarded"}:    {"ctxgroup", "outer"},
	{"ctxouter", "ignored"}:      {"ctxouter", "outer"},
	{"ctxouter", "mixed"}:        {"ctxouter", "outer"},
	{"ctxouter", "field"}:        {"ctxouter", "outer"},
	{"ctxlost", "blank"}:         {"ctxlost", "span"},
	{"ctxlost", "bracket"}:       {"ctxlost", "span"},
	{"ctxlost", "discard"}:       {"ctxlost", "unused"},
	{"ctxlost", "replaced"}:      {"ctxlost", "unused"},
	{"ctxlost", "unread"}:        {"ctxlost", "unused"},
	{"ctxlost", "parameter"}:     {"ctxvariant", "caller"},
	{"ctxspin", "break"}:         {"ctxspin", "spin"},
	{"ctxspin", "on"}:            {"ctxspin", "spin"},
	{"ctxspin", "range"}:         {"ctxspin", "spin"},
	{"ctxspin", "starved"}:       {"ctxspin", "spin"},
	{"ctxonce", "ticker"}:        {"ctxonce", "once"},
	{"ctxonce", "work"}:          {"ctxonce", "once"},
	{"ctxsend", "hang"}:          {"ctxblock", "hang"},
	{"ctxsend", ""}:              {"ctxblock", ""},
	{"ctxsend", "sender"}:        {"ctxblock", "hang"},
	{"ctxsend", "receiver"}:      {"ctxblock", "hang"},
	{"ctxsend", "many"}:          {"ctxblock", "hang"},
	{"ctxblock", "peer"}:         {"ctxblock", "hang"},
	{"ctxblock", "semaphore"}:    {"ctxblock", "unwatched"},
	{"ctxblock", "select"}:       {"ctxblock", "unwatched"},
	{"ctxblock", "arm"}:          {"ctxblock", "hang"},
	{"ctxblock", "worker"}:       {"ctxblock", "hang"},
	{"ctxblock", "quit"}:         {"ctxblock", "unwatched"},
	{"ctxblock", "other"}:        {"ctxblock", "unwatched"},
	{"ctxblock", "all"}:          {"ctxblock", "unwatched"},
	{"ctxblock", "dropped"}:      {"ctxblock", "unwatched"},
	{"ctxblock", "owner"}:        {"ctxblock", "unwatched"},
	{"ctxblock", "gone"}:         {"ctxblock", "hang"},
	{"ctxblock", "left"}:         {"ctxblock", "hang"},
	{"ctxnever", "loop"}:         {"ctxnever", "wait"},
	{"ctxfat", "loop"}:           {"ctxfat", "grows"},
	{"ctxfat", "closure"}:        {"ctxfat", "grows"},
	{"ctxfat", "captured"}:       {"ctxfat", "grows"},
	{"ctxfat", "field"}:          {"ctxfat", "grows"},
	{"ctxstale", "after"}:        {"ctxstale", "stale"},
	{"ctxstale", "left"}:         {"ctxstale", "stale"},
	{"ctxstale", "carried"}:      {"ctxstale", "stale"},
	{"ctxvariant", "builder"}:    {"ctxvariant", "call"},
	{"ctxvariant", "options"}:    {"ctxvariant", "call"},
	{"ctxvariant", "attach"}:     {"ctxvariant", "call"},
	{"ctxvariant", "output"}:     {"ctxvariant", "unbounded"},
	{"ctxvariant", "process"}:    {"ctxvariant", "unbounded"},
	{"ctxvariant", "values"}:     {"ctxvariant", "unbounded"},
	{"ctxvariant", "net"}:        {"ctxvariant", "call"},
	{"ctxvariant", "maker"}:      {"ctxvariant", "call"},
	{"ctxvariant", "module"}:     {"ctxvariant", "call"},
	{"ctxvariant", "blank"}:      {"ctxvariant", "caller"},
	{"ctxvariant", "callee"}:     {"ctxvariant", "caller"},
	{"ctxvariant", "helper"}:     {"ctxvariant", "caller"},
	{"ctxvariant", "test"}:       {"ctxvariant", "call"},
	{"ctxnil", "argument"}:       {"ctxnil", "nil"},
	{"ctxnil", "variable"}:       {"ctxnil", "nil"},
	{"ctxnil", "field"}:          {"ctxnil", "nil"},
	{"ctxnil", "result"}:         {"ctxnil", "nil"},
	{"ctxnil", "test"}:           {"ctxnil", "nil"},
	{"ctxtime", "tiny"}:          {"ctxtime", "unit"},
	{"ctxtime", "longer"}:        {"ctxtime", "budget"},
	{"ctxtime", "lock"}:          {"ctxtime", "budget"},
	{"ctxtime", "pages"}:         {"ctxtime", "budget"},
	{"ctxtime", "wait"}:          {"ctxtime", "budget"},
	{"ctxerr", "test"}:           {"ctxerr", "compare"},
	{"ctxerr", "as"}:             {"ctxerr", "compare"},
	{"ctxerr", "identity"}:       {"ctxerr", "compare"},
	{"ctxerr", "isroot"}:         {"ctxerr", "compare"},
	{"ctxerr", "partial"}:        {"ctxerr", "swallow"},
	{"ctxerr", "half"}:           {"ctxerr", "swallow"},
	{"ctxframe", "goroutine"}:    {"ctxframe", "frame"},
	{"ctxframe", "passed"}:       {"ctxframe", "frame"},
	{"ctxframe", "unseen"}:       {"ctxframe", "frame"},
}

// bridged are the steps that findings of the old strict categories assume, as
// long as their rules don't say it themselves: a rule that sets Assumes has no
// row here.
var bridged = map[Ref]string{
	{"ctxouter", "mixed"}:   "the callback's own context is meant",
	{"ctxvariant", "blank"}: "the discarded context is meant",
}

// Renamed returns the name that a category has today, if it had another one.
func Renamed(old Ref) (Ref, bool) {
	now, ok := renamed[old]
	return now, ok
}

// Former returns the names that the category had, in order.
func Former(now Ref) []Ref {
	var old []Ref
	for o, n := range renamed {
		if n == now {
			old = append(old, o)
		}
	}
	slices.SortFunc(old, func(a, b Ref) int { return strings.Compare(a.String(), b.String()) })
	return old
}

// Bridge returns what a rule's old name for a kind of finding means today.
func Bridge(rule, kind string) (category, assumes string) {
	old := Ref{rule, kind}
	if now, ok := renamed[old]; ok && now.Rule == rule {
		return now.Category, bridged[old]
	}
	return kind, bridged[old]
}
