package peers

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// An Outcome is what became of a suite's expectations.
type Outcome struct {
	Expected int
	Found    int
	Missed   map[string]int      // expectations without a finding, by place
	Extra    map[string][]string // messages of findings without an expectation
}

// Compare matches findings to expectations. Where a peer expects a finding on
// a line, any finding there will do, and so will one that names the line as a
// related position: lostcancel reports a leak once at the definition and once
// at the return, ctxlint reports one finding with two places.
func (s Suite) Compare(wants map[string]int, findings []Finding) Outcome {
	o := Outcome{Missed: make(map[string]int), Extra: make(map[string][]string)}
	hits := make(map[string]int)
	for _, f := range findings {
		matched := false
		for i, place := range f.Places {
			if s.counted && i > 0 {
				break // a sample's count is of findings, not of places
			}
			if wants[place] == 0 || s.counted && hits[place] == wants[place] {
				continue
			}
			hits[place]++
			matched = true
		}
		if !matched {
			o.Extra[f.Places[0]] = append(o.Extra[f.Places[0]], f.Message)
		}
	}
	for place, want := range wants {
		o.Expected += want
		found := min(hits[place], want)
		if !s.counted && found > 0 {
			found = want // two findings of the peer's on a line are one defect
		}
		o.Found += found
		if found < want {
			o.Missed[place] = want - found
		}
	}
	return o
}

// Extras is the number of findings without an expectation.
func (o Outcome) Extras() int {
	n := 0
	for _, messages := range o.Extra {
		n += len(messages)
	}
	return n
}

// Problems compares the outcome with the exceptions that are granted to the
// suite: every miss and every extra finding has one, and every one is needed.
func (o Outcome) Problems(granted []Exception) []string {
	var problems []string
	left := make(map[Exception]bool)
	need := func(place string, kind Kind, n int, what string) {
		i := slices.IndexFunc(granted, func(e Exception) bool { return e.Place == place && e.Kind == kind })
		switch {
		case i < 0:
			problems = append(problems, fmt.Sprintf("%s: %s", place, what))
		case granted[i].Count != n:
			problems = append(problems, fmt.Sprintf("%s: %s: the exception is for %d, not %d", place, what, granted[i].Count, n))
		}
		if i >= 0 {
			left[granted[i]] = true
		}
	}
	for _, place := range sorted(o.Missed) {
		need(place, Declined, o.Missed[place], "not found")
	}
	for _, place := range sorted(o.Extra) {
		need(place, Extra, len(o.Extra[place]), "found, though the peer expects nothing: "+o.Extra[place][0])
	}
	for _, e := range granted {
		if !left[e] {
			problems = append(problems, fmt.Sprintf("%s: line %d of the exceptions (%s) is not needed any more", e.Place, e.Line, e.Kind))
		}
	}
	return problems
}

// sorted returns the places of m, shorter first, so that lines are in order.
func sorted[V any](m map[string]V) []string {
	return slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
}
