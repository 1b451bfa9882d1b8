package peers

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Kind says in which direction ctxlint and a peer differ.
type Kind string

// The kinds of exceptions.
const (
	Declined Kind = "declined" // the peer reports it, ctxlint is rightly silent
	Extra    Kind = "extra"    // ctxlint reports it, the peer misses it
)

// An Exception is a place where ctxlint and a peer differ, and why.
type Exception struct {
	Suite  string
	Place  string
	Kind   Kind
	Count  int
	Reason string
	Line   int // of the file it was read from
}

// ReadExceptions reads lines of the form
//
//	suite place kind[=count] reason…
//
// Empty lines and those that begin with # are skipped.
func ReadExceptions(r io.Reader) ([]Exception, error) {
	var list []Exception
	seen := make(map[[3]string]bool)
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(sc.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) < 4 {
			return nil, fmt.Errorf("line %d: want suite, place, kind and a reason", n)
		}
		kind, number, counted := strings.Cut(fields[2], "=")
		e := Exception{Suite: fields[0], Place: fields[1], Kind: Kind(kind), Count: 1, Reason: strings.Join(fields[3:], " "), Line: n}
		if e.Kind != Declined && e.Kind != Extra {
			return nil, fmt.Errorf("line %d: kind %q is neither %s nor %s", n, kind, Declined, Extra)
		}
		if counted {
			var err error
			if e.Count, err = strconv.Atoi(number); err != nil || e.Count < 1 {
				return nil, fmt.Errorf("line %d: bad count %q", n, number)
			}
		}
		key := [3]string{e.Suite, e.Place, kind}
		if seen[key] {
			return nil, fmt.Errorf("line %d: a second %s for %s", n, kind, e.Place)
		}
		seen[key] = true
		list = append(list, e)
	}
	return list, sc.Err()
}

// For returns the exceptions of one suite.
func For(suite string, all []Exception) []Exception {
	var list []Exception
	for _, e := range all {
		if e.Suite == suite {
			list = append(list, e)
		}
	}
	return list
}
