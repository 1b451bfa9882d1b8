package ctxindex_test

import (
	"fmt"
	"strings"
	"testing"
)

const called = `package p

import "io"

// Each function says in its name how many calls it has, and whether they are all.

func two_all()            { two_all() }
func none_all()           {}
func one_value()          {}
func Exported_one_some()  { two_all(); f := one_value; f(); one_value() }
func three_all()          { defer three_all(); go three_all(); func() { three_all() }() }
func one_all()            { Exported_one_some(); one_tests() }
func one_tests()          {}

func init() { one_all() }

type doer interface{ do_two_all() }
type hidden struct{}
func (hidden) do_two_all() {}
type outer struct{ inner }
type inner struct{}
func (inner) do_two_all() {}
func dispatch(d doer, h hidden, o outer) { d.do_two_all(); h.do_two_all(); o.do_two_all() }

type expr struct{}
func (expr) one_method() {}
func method(e expr) { e.one_method(); expr.one_method(e) }

type Asker interface{ Two_asked() }
type answer struct{}
func (answer) Two_asked() {}
func ask(a Asker, b answer) { a.Two_asked(); b.Two_asked() }

type private struct{}
func (private) One_all() {}
func (private) Close() error { return nil }
func (private) Error() string { return "" }
func use(p private) { p.One_all(); p.Close(); _ = p.Error() }
var _ io.Closer

type given struct{}
func (given) One_some() {}
func Give() *given { given{}.One_some(); return nil }

type gen[T any] struct{}
func (gen[T]) one_all() {}
func generic(g gen[int]) { g.one_all() }

//go:linkname one_linked other
func one_linked() { one_linked() }
`

const tests = `package p

import "testing"

func TestOne(t *testing.T) { one_tests(); helper_one_all() }
func helper_one_all() {}
`

// TestCallers knows how many callers each function of the source above has.
func TestCallers(t *testing.T) {
	t.Parallel()
	x, _ := build(t, map[string]string{"p.go": called, "p_test.go": tests})
	want := map[string]string{
		"two_all": "2 true", "none_all": "0 true", "one_value": "1 false", "Exported_one_some": "1 false", "three_all": "3 true",
		"one_all": "1 true", "one_tests": "1 true", "do_two_all": "2 true", "one_method": "1 false", "Two_asked": "2 false",
		"One_all": "1 true", "Close": "1 false", "Error": "1 false", "One_some": "1 false", "one_linked": "1 false",
		"TestOne": "0 false", "helper_one_all": "1 true", "init": "0 false", "dispatch": "0 true",
	}
	seen := 0
	for _, f := range x.Funcs {
		if f.Obj == nil {
			continue
		}
		calls, complete := x.Callers(f.Obj)
		if w, ok := want[f.Obj.Name()]; ok {
			seen++
			if got := fmt.Sprint(len(calls), complete); got != w {
				t.Errorf("%s: callers are %s, want %s", f.Obj.FullName(), got, w)
			}
		}
		for i, c := range calls {
			if strings.HasPrefix(f.Obj.Name(), "three") && (c.Deferred != (i == 0) || c.Spawned != (i == 1)) {
				t.Errorf("call %d of %s: deferred %t, spawned %t", i, f.Obj.Name(), c.Deferred, c.Spawned)
			}
		}
	}
	if seen < len(want) {
		t.Errorf("%d functions, want %d", seen, len(want))
	}
}
