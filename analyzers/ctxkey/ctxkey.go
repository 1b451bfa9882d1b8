package ctxkey

import (
	_ "embed"
	"fmt"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule as go vet and other drivers run it.
var Analyzer = New()

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name:     "ctxkey",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxvalues.Analyzer},
		Run:      run,
	})
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass
	values  *ctxvalues.Values
	foreign *foreign.View

	newTypes map[string]token.Pos // where fixes declare key types
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		values:  pass.ResultOf[ctxvalues.Analyzer].(*ctxvalues.Values),
		foreign: foreign.New(pass.Pass),

		newTypes: make(map[string]token.Pos),
	}
	if len(c.values.Stores)+len(c.values.Lookups) == 0 {
		return
	}
	for _, s := range c.values.Stores {
		// One defect, one finding: the worst one.
		if s.Key.Type != nil && !c.panics(s) && !c.pointer(s) && !c.twins(s) {
			c.collides(s)
		}
	}
	var seen []ctxvalues.Key
	for _, l := range c.values.Lookups {
		if l.Key.Type == nil || c.mismatch(l) {
			continue
		}
		// Have: a lookup that may find something. A key that is stored in
		// this package was reported there, one that is not is reported once.
		if !c.stored(l.Key, false) && !contains(seen, l.Key) && c.collides(l) {
			seen = append(seen, l.Key)
		}
	}
	c.valueTypes()
	c.exported()
}

func contains(keys []ctxvalues.Key, k ctxvalues.Key) bool {
	return slices.ContainsFunc(keys, k.MustEqual)
}

// stored reports whether a store of this package, or of its tests, may have the key.
func (c *checker) stored(k ctxvalues.Key, tests bool) bool {
	for _, s := range c.values.Stores {
		if (tests || !c.IsTest(s.Call.Pos())) && !s.Forwarded && s.Key.Type != nil && s.Key.MayEqual(k) {
			return true
		}
	}
	return false
}

// panics reports keys with which WithValue panics.
func (c *checker) panics(s *ctxvalues.Site) bool {
	t := s.Key.Type
	var why string
	switch {
	case s.Key.Shape == ctxvalues.Nil:
		why = "is nil"
	case !types.Comparable(t):
		why = fmt.Sprintf("has type %s, which is not comparable", c.name(t))
	default:
		return false
	}
	if c.IsTest(s.Call.Pos()) && c.Index.WantsPanic(s.In) {
		return true
	}
	c.Report(report.Finding{
		Category: "collision",
		At:       s.Key.Expr,
		Message:  fmt.Sprintf("key %s %s: %s panics; use a value of an unexported, comparable type", c.text(s.Key), why, callName(s)),
	})
	return true
}

// pointer reports pointers to zero-size values, which need not differ.
func (c *checker) pointer(s *ctxvalues.Site) bool {
	k := s.Key
	if !k.ZeroSize() {
		return false
	}
	elem := types.Unalias(types.Unalias(k.Type).(*types.Pointer).Elem())
	_, named := elem.(*types.Named)
	var other *ctxvalues.Site
	switch {
	case !named || k.Shape == ctxvalues.Fresh:
	case k.Shape == ctxvalues.Variable:
		// The only pointer of its own type equals itself and nothing else.
		if other = c.another(k); other == nil {
			return false
		}
	default:
		return false
	}
	effect := "whether two such pointers are equal is unspecified, so a lookup may miss it or match another key; use a value of an unexported type"
	if k.Shape == ctxvalues.Fresh {
		// Nobody can ask for a key that is kept nowhere: in a test it only makes one
		// context differ from others.
		if s.Store && c.IsTest(s.Call.Pos()) {
			return true
		}
		if s.Store {
			effect = "nothing keeps it, so no lookup is sure to find the value; use a value of an unexported type in both places"
		}
	}
	f := report.Finding{
		Category: "collision",
		At:       k.Expr,
		Message:  fmt.Sprintf("key %s points to a zero-size value, and %s", c.text(k), effect),
	}
	if other != nil {
		f.Related = append(f.Related, report.Related(other.Key.Expr, "this key has the same type"))
	}
	c.Report(f)
	return true
}

// another returns a site with a different pointer of the same type.
func (c *checker) another(k ctxvalues.Key) *ctxvalues.Site {
	for _, s := range slices.Concat(c.values.Stores, c.values.Lookups) {
		if s.Key.Type != nil && types.Identical(s.Key.Type, k.Type) && (s.Key.Shape != ctxvalues.Variable || s.Key.Obj != k.Obj) {
			return s
		}
	}
	return nil
}

// text spells the key as it is written, shortened to fit a message.
func (c *checker) text(k ctxvalues.Key) string {
	text := types.ExprString(k.Expr)
	if runes := []rune(text); len(runes) > 40 {
		text = string(runes[:37]) + "..."
	}
	return text
}

func (c *checker) name(t types.Type) string { return types.TypeString(t, types.RelativeTo(c.Pkg)) }

// callName names the function that the key is handed to.
func callName(s *ctxvalues.Site) string {
	switch {
	case s.Via != nil:
		return s.Via.Name()
	case s.Store:
		return "context.WithValue"
	}
	return "Value"
}
