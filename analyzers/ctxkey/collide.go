package ctxkey

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

// collides reports a key that other packages can have too.
func (c *checker) collides(s *ctxvalues.Site) bool {
	k := s.Key
	if !s.Store {
		// A framework's own context answers keys as it likes, and a key that
		// another package declares is not for this one to change.
		if !s.Std || k.Obj != nil && k.Obj.Pkg() != c.Pkg {
			return false
		}
	}
	why := c.collision(k)
	if why == "" {
		return false
	}
	remedy := "declare an unexported type for this package's keys"
	if !s.Store {
		remedy = "let the package that stores the value export a function that looks it up, with a key of an unexported type"
	}
	does, assumes := "overwrite this value", ""
	if !s.Store {
		does, assumes = "store another value under it", c.dictated(s)
	}
	handed := ""
	if s.Via != nil {
		handed = " that " + s.Via.Name() + " uses"
	}
	c.Report(report.Finding{
		Category: "collision",
		At:       k.Expr,
		Assumes:  assumes,
		Message:  fmt.Sprintf("key %s%s %s, so any other package can %s; %s", c.text(k), handed, why, does, remedy),
		Related:  c.sameKey(s),
		Fix:      c.fix(k),
	})
	return true
}

// dictated returns what a lookup under a key that this package never stores
// assumes: the context comes from the code of another module, which asks for the
// method around and may have stored a value, under a key of its choice.
func (c *checker) dictated(s *ctxvalues.Site) string {
	if s.In == nil || s.In.Outermost().Obj == nil || s.Via != nil {
		return ""
	}
	pkg := c.foreign.Demands(s.In.Outermost().Obj)
	if pkg == nil {
		return ""
	}
	return pkg.Name() + ", which calls " + s.In.Outermost().Obj.Name() + ", does not set this key"
}

// collision says why other packages can make a key that equals k, or "".
func (c *checker) collision(k ctxvalues.Key) string {
	switch t := types.Unalias(k.Type).(type) {
	case *types.Basic:
		return "has the predeclared type " + t.Name()
	case *types.Struct, *types.Array:
		if shared(t) {
			return "has the unnamed type " + c.name(t)
		}
	case *types.Named:
		// Have: a declared type. Another package's is a loan if the value
		// was made here: the owner's own constants are meant to be used.
		pkg := t.Obj().Pkg()
		if pkg == nil || pkg == c.Pkg || !t.Obj().Exported() || c.sameModule(pkg) || k.Shape != ctxvalues.Constant {
			return ""
		}
		if _, basic := t.Underlying().(*types.Basic); basic && (k.Obj == nil || k.Obj.Pkg() == c.Pkg) {
			return "has the type " + pkg.Name() + "." + t.Obj().Name() + " of another package"
		}
	}
	return ""
}

// sameModule reports whether a package is, or may be, of the module under
// analysis, where one exported key type for all may be an agreement. nogo
// knows of no modules.
func (c *checker) sameModule(pkg *types.Package) bool {
	return c.Module == nil || c.Module.Path != "" &&
		(pkg.Path() == c.Module.Path || strings.HasPrefix(pkg.Path(), c.Module.Path+"/"))
}

// shared reports whether an unnamed type is the same type in every package:
// a field that is not exported belongs to its package.
func shared(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return true
	case *types.Array:
		return shared(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			if !f.Exported() {
				return false
			}
		}
		return true
	}
	return false
}

// maxRelated bounds the other uses of a key that a finding lists.
const maxRelated = 3

// sameKey lists other stores and lookups under the key.
func (c *checker) sameKey(s *ctxvalues.Site) []analysis.RelatedInformation {
	var related []analysis.RelatedInformation
	list := func(sites []*ctxvalues.Site, text string) {
		for _, other := range sites {
			if other != s && len(related) < maxRelated && other.Key.MustEqual(s.Key) {
				related = append(related, report.Related(other.Key.Expr, "%s", text))
			}
		}
	}
	list(c.values.Lookups, "the key is looked up here")
	list(c.values.Stores, "the key is stored here too")
	return related
}
