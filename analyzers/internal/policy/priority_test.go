package policy

import "testing"

func TestWins(t *testing.T) {
	proven := func(rule, category string) Claim { return Claim{Ref{rule, category}, false} }
	assumed := func(rule, category string) Claim { return Claim{Ref{rule, category}, true} }
	for _, test := range []struct{ winner, loser Claim }{
		{proven("ctxleak", "path"), proven("ctxlost", "unused")},          // the table
		{proven("ctxcleanup", "dead"), proven("ctxcleanup", "rollback")},  // within a row
		{proven("ctxcleanup", "dead"), proven("ctxdefer", "notdeferred")}, // default over style
		{proven("ctxcleanup", "dead"), assumed("ctxleak", "path")},        // proof over assumption
		{assumed("ctxleak", "path"), proven("ctxdefer", "notdeferred")},   // which is over style
		{proven("ctxleak", "path"), assumed("ctxleak", "path")},
		{proven("ctxroot", "root"), proven("ctxcleanup", "unbounded")}, // which ends there
	} {
		if !Wins(test.winner, test.loser) || Wins(test.loser, test.winner) {
			t.Errorf("%s does not win over %s", test.winner, test.loser)
		}
	}
}

// TestPriority: what the exceptions name exists, and an exception that the
// order says anyway is none.
func TestPriority(t *testing.T) {
	exists := func(r Ref) {
		row, ok := Of(r.Rule)
		if _, known := row.Category(r.Category); !ok || r.Category != "" && !known {
			t.Errorf("%s is not in the table", r)
		}
	}
	for _, x := range exceptions {
		exists(x.Winner)
		exists(x.Loser)
		if tierOf(x.Winner) != tierOf(x.Loser) || rank(x.Winner) < rank(x.Loser) {
			t.Errorf("%s over %s needs no exception, or must not be one", x.Winner, x.Loser)
		}
	}
	for _, pair := range apart {
		exists(pair.a)
		exists(pair.b)
	}
}
