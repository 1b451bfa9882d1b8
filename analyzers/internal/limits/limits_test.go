package limits_test

import (
	"testing"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/limits"
)

func TestSet(t *testing.T) {
	const defaults = "brief=1s,word=10ms,finding=1s,late=2s"
	for _, test := range []struct{ text, want, wrong string }{
		{text: "", want: defaults},
		{text: "late=1m,word=20ms", want: "brief=1s,word=20ms,finding=1s,late=1m0s"},
		{text: "brief=1h", want: "brief=1h0m0s,word=10ms,finding=1s,late=2s"}, // of all pauses: in no order with the others
		{text: "word=1s,finding=1s,late=1s", want: "brief=1s,word=1s,finding=1s,late=1s"},
		{text: "pause=1s", wrong: `unknown threshold "pause"`},
		{text: "late", wrong: `late: "" is no duration: write one such as 500ms, 2s or 1m`},
		{text: "late=2", wrong: `late: "2" is no duration: write one such as 500ms, 2s or 1m`},
		{text: "late=-2s", wrong: "late: -2s is not positive"},
		{text: "late=0s", wrong: "late: 0s is not positive"},
		{text: "word=2s", wrong: "finding: 1s is shorter than word: 2s"},
		{text: "finding=3s", wrong: "late: 2s is shorter than finding: 3s"},
	} {
		l := limits.Defaults()
		err := l.Set(test.text)
		switch {
		case test.wrong == "" && (err != nil || l.String() != test.want):
			t.Errorf("%q: %s, %v", test.text, l, err)
		case test.wrong != "" && (err == nil || err.Error() != test.wrong || l.String() != defaults):
			t.Errorf("%q: %s, %v", test.text, l, err)
		}
	}
	l := limits.Defaults()
	if err := l.Set("late=1m"); err != nil || l.Set("") != nil || l.Get(limits.Late) != 2*time.Second {
		t.Errorf("what is not named is not the default again: %s, %v", l, err)
	}
}
