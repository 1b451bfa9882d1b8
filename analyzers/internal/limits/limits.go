// Package limits is how long is long: the thresholds that say from when on a pause
// which a context can't end is worth a word. A project may move them.
package limits

import (
	"fmt"
	"strings"
	"time"
)

// A Limit is one threshold.
type Limit uint8

const (
	// Brief: nobody minds all pauses of a loop together if they are shorter.
	Brief Limit = iota
	// Word: a longer pause that knows nothing of its context is told with what is
	// assumed. A shorter one lets others run rather than waits.
	Word
	// Finding: from this on such a pause is a defect. One after which the loop looks at
	// its context is told, if it is longer, with what is assumed.
	Finding
	// Late: if it is longer than this, that is a defect as well.
	Late

	count
)

var limits = [count]struct {
	name, of string
	is       time.Duration
}{
	Brief:   {"brief", "all pauses of a loop together that are shorter are not spoken of", time.Second},
	Word:    {"word", "a longer pause that ignores its context is told with an assumption", 10 * time.Millisecond},
	Finding: {"finding", "a pause of at least this that ignores its context is a finding", time.Second},
	Late:    {"late", "a longer pause is one as well where the context is looked at after it", 2 * time.Second},
}

// All returns the thresholds that there are.
func All() []Limit {
	all := make([]Limit, count)
	for i := range all {
		all[i] = Limit(i)
	}
	return all
}

// String is the name of the threshold.
func (l Limit) String() string { return limits[l].name }

// Of says what the threshold is for.
func (l Limit) Of() string { return limits[l].of }

// Default is what it is if nobody says anything.
func (l Limit) Default() time.Duration { return limits[l].is }

// Limits are all thresholds. They are a flag: name=duration, separated by commas;
// what is not named is the default.
type Limits struct{ is [count]time.Duration }

// Defaults returns the thresholds that hold if nobody says anything.
func Defaults() *Limits {
	l := new(Limits)
	for _, x := range All() {
		l.is[x] = x.Default()
	}
	return l
}

// Get returns a threshold.
func (l *Limits) Get(x Limit) time.Duration { return l.is[x] }

// Check says which threshold is out of order, and how, if one is.
func Check(get func(Limit) time.Duration) (Limit, error) {
	for x := Finding; x <= Late; x++ {
		if get(x) < get(x-1) {
			return x, fmt.Errorf("%s: %s is shorter than %s: %s", x, get(x), x-1, get(x-1))
		}
	}
	return 0, nil
}

// String is the value of the flag.
func (l *Limits) String() string {
	var parts []string
	for _, x := range All() {
		parts = append(parts, x.String()+"="+l.is[x].String())
	}
	return strings.Join(parts, ",")
}

// Set replaces all thresholds.
func (l *Limits) Set(list string) error {
	next := Defaults()
	for part := range strings.SplitSeq(list, ",") {
		if part == "" {
			continue
		}
		name, text, _ := strings.Cut(part, "=")
		x, ok := Named(name)
		if !ok {
			return fmt.Errorf("unknown threshold %q", name)
		}
		d, err := Parse(text)
		if err != nil {
			return fmt.Errorf("%s: %w", x, err)
		}
		next.is[x] = d
	}
	if _, err := Check(next.Get); err != nil {
		return err
	}
	*l = *next
	return nil
}

// Named returns the threshold of a name.
func Named(name string) (Limit, bool) {
	for _, x := range All() {
		if x.String() == name {
			return x, true
		}
	}
	return 0, false
}

// Parse reads a duration.
func Parse(text string) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	switch {
	case err != nil:
		return 0, fmt.Errorf("%q is no duration: write one such as 500ms, 2s or 1m", text)
	case d <= 0:
		return 0, fmt.Errorf("%s is not positive", text)
	}
	return d, nil
}
