package ctxbag

import (
	_ "embed"
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule as go vet and other drivers run it.
var Analyzer = New()

// options are the lists of types that a project sets.
type options struct{ allow, deny string }

// New returns a fresh analyzer, with flags of its own.
func New() *analysis.Analyzer {
	opts := new(options)
	a := report.New(report.Rule{
		Name:     "ctxbag",
		Doc:      doc,
		Requires: []*analysis.Analyzer{ctxvalues.Analyzer},
		Run:      func(pass *report.Pass) { run(pass, opts) },
	})
	a.Flags.StringVar(&opts.allow, "allow", "", "comma-separated types, as import/path.Name, that may be stored in contexts")
	a.Flags.StringVar(&opts.deny, "deny", "", "comma-separated types, as import/path.Name, that must not be stored in contexts")
	return a
}

// A checker holds what the checks of one package share.
type checker struct {
	*report.Pass
	opts   *options
	values *ctxvalues.Values
}

func run(pass *report.Pass, opts *options) {
	c := &checker{
		Pass:   pass,
		opts:   opts,
		values: pass.ResultOf[ctxvalues.Analyzer].(*ctxvalues.Values),
	}
	for _, s := range c.values.Stores {
		// A test stores what the program looks up, and a key of another
		// package is that package's way to be given a value.
		if s.Value == nil || c.IsTest(s.Call.Pos()) || c.foreign(s.Key) {
			continue
		}
		// One defect, one finding: what is wrong with the value says more.
		if !c.backdoor(s) {
			c.local(s)
		}
	}
}

// foreign reports whether another package declares the key, or its type.
func (c *checker) foreign(k ctxvalues.Key) bool {
	if k.Obj != nil {
		return k.Obj.Pkg() != c.Pkg
	}
	pkg, _, ok := cutLast(typeName(k.Type))
	return ok && pkg != c.Pkg.Path()
}

// backdoor reports values that are no data of a request.
func (c *checker) backdoor(s *ctxvalues.Site) bool {
	t := c.TypesInfo.TypeOf(s.Value)
	kind := c.kind(s, t)
	if kind == "" {
		return false
	}
	c.Report(report.Finding{
		Category: "value",
		At:       s.Value,
		Message: fmt.Sprintf("%s of type %s is hidden in the context, so no signature shows who needs it and nothing fails to compile without it; pass it as a parameter",
			kind, types.TypeString(t, types.RelativeTo(c.Pkg))),
	})
	return true
}

// kind says what sort of dependency a value is, or "".
func (c *checker) kind(s *ctxvalues.Site, t types.Type) string {
	name := typeName(t)
	switch {
	case t == nil || listed(c.opts.allow, name):
		return ""
	case listed(c.opts.deny, name):
		return "a value"
	case databases[name]:
		return "a database handle"
	case requestData(short(name)) || requestData(keyName(s.Key)):
		return ""
	}
	// Have: nothing that is known to belong into a context.
	switch base := short(name); {
	case hasSuffix(base, "Client", "ClientConn"):
		return "a client"
	case hasSuffix(base, "Config", "Configuration", "Options", "Opts", "Settings"):
		return "a configuration"
	}
	switch u := types.Unalias(t).Underlying().(type) {
	case *types.Signature:
		return "a function"
	case *types.Chan:
		return "a channel"
	case *types.Map:
		if named, ok := types.Unalias(t).(*types.Named); !ok || named.Obj().Pkg() == c.Pkg {
			return "a mutable map"
		}
	case *types.Basic:
		if u.Info()&types.IsBoolean != 0 {
			return "a flag"
		}
	}
	return ""
}

// typeName returns the import path and name of a type or of what it points to.
func typeName(t types.Type) string {
	if t == nil {
		return ""
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return ""
	}
	return named.Obj().Pkg().Path() + "." + named.Obj().Name()
}

func short(name string) string {
	_, base, _ := cutLast(name)
	return base
}

// cutLast splits what typeName returns.
func cutLast(name string) (path, base string, ok bool) {
	i := strings.LastIndex(name, ".")
	if i < 0 {
		return "", name, false
	}
	return name[:i], name[i+1:], true
}

func listed(list, name string) bool {
	for item := range strings.SplitSeq(list, ",") {
		if name != "" && strings.TrimSpace(item) == name {
			return true
		}
	}
	return false
}

func hasSuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
