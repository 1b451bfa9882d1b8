package finding

import "testing"

func TestNormalize(t *testing.T) {
	a := Finding{Rule: "r", File: "a.go", Line: 2, Column: 1, Message: "m"}
	b := a
	b.Line = 10
	c := a
	c.File = "b.go"
	d := a
	d.Rule = "q"
	list := Normalize([]Finding{c, b, a, d, a, c})
	want := []Finding{d, a, b, c}
	if len(list) != len(want) {
		t.Fatalf("%+v", list)
	}
	for i := range want {
		if compare(list[i], want[i]) != 0 {
			t.Errorf("%d: %+v", i, list[i])
		}
	}
}

func TestFingerprint(t *testing.T) {
	base := Fingerprint("rule", "cat", "p", "f", "\tx := g(ctx)  ")
	if Fingerprint("rule", "cat", "p", "f", "x   :=  g(ctx)") != base {
		t.Error("blanks matter")
	}
	for _, other := range []string{
		Fingerprint("other", "cat", "p", "f", "x := g(ctx)"),
		Fingerprint("rule", "other", "p", "f", "x := g(ctx)"),
		Fingerprint("rule", "cat", "q", "f", "x := g(ctx)"),
		Fingerprint("rule", "cat", "p", "h", "x := g(ctx)"),
		Fingerprint("rule", "cat", "p", "f", "x := h(ctx)"),
		Fingerprint("rulec", "at", "p", "f", "x := g(ctx)"),
	} {
		if other == base {
			t.Error("something does not matter")
		}
	}
}

func TestNumber(t *testing.T) {
	list := []Finding{{Fingerprint: "a"}, {Fingerprint: "b"}, {Fingerprint: "a"}, {Fingerprint: "a"}}
	Number(list)
	for i, want := range []string{"a", "b", "a-2", "a-3"} {
		if list[i].Fingerprint != want {
			t.Errorf("%d: %s, want %s", i, list[i].Fingerprint, want)
		}
	}
}
