package policy

import "testing"

func TestWins(t *testing.T) {
	for _, test := range []struct{ winner, loser Ref }{
		{Ref{"ctxleak", "path"}, Ref{"ctxlost", "unused"}},         // the table
		{Ref{"ctxlost", "blank"}, Ref{"ctxlost", "unused"}},        // within a row
		{Ref{"ctxlost", "unused"}, Ref{"ctxdefer", "notdeferred"}}, // default over style
		{Ref{"ctxcleanup", "unbounded"}, Ref{"ctxroot", "values"}}, // an exception
		{Ref{"ctxroot", "root"}, Ref{"ctxcleanup", "unbounded"}},   // which ends there
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
