package ctxkey

import (
	"fmt"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
	"github.com/ctxlint/ctxlint/internal/module"
)

// collides reports a key that other packages can have too. A test has its
// contexts to itself, and a framework's own context may look for strings only.
// Names that are known only when the program runs, of claims or of fields, may
// be what others are meant to look up.
func (c *checker) collides(s *ctxvalues.Site) bool {
	k := s.Key
	why := c.collision(k)
	if why == "" || c.IsTest(s.Call.Pos()) || contains(c.values.Framed, k) || !s.Store && c.settled(s) {
		return false
	}
	remedy, does := "declare an unexported type for this package's keys", "overwrite this value"
	if s.Store && !c.lookedUp(k) {
		remedy = "let one package own the key, with an unexported type, and export functions that store and look up the value"
	}
	if !s.Store {
		remedy = "let the package that stores the value export a function that looks it up, with a key of an unexported type"
		does = "store another value under it"
	}
	open := ""
	switch {
	case k.Shape == ctxvalues.Unknown:
		open = "these keys are not for others to choose or to ask for"
	case !s.Store:
		open = "who stores the value can choose another key"
	case c.published(k):
		open = "no other module knows the key by its text"
	}
	handed := ""
	if s.Via != nil {
		handed = " that " + s.Via.Name() + " uses"
	}
	var needs []report.Atom
	if text, ok := k.AsString(); ok {
		needs = []report.Atom{{Kind: module.Unframed, Func: text, Contract: true}, {Kind: module.Unshared, Func: text, Contract: true, Soft: true}}
	}
	c.Report(report.Finding{
		Category: "collision",
		Needs:    needs,
		At:       k.Expr,
		Message:  fmt.Sprintf("key %s%s %s, so any other package can %s; %s", c.text(k), handed, why, does, remedy),
		Assumes:  open,
		Related:  c.sameKey(s),
		Fix:      c.fix(k),
	})
	return true
}

// published reports whether a key is a constant that another package of the module
// exports to other modules, without a type of its own. They may store and look up values
// under it, also by its text, and their contexts would not know another type.
func (c *checker) published(k ctxvalues.Key) bool {
	if k.Obj == nil || k.Obj.Pkg() == nil || k.Obj.Pkg() == c.Pkg || !k.Obj.Exported() {
		return false
	}
	_, constant := k.Obj.(*types.Const)
	return constant && !slices.Contains(strings.Split(k.Obj.Pkg().Path(), "/"), "internal")
}

// lookedUp reports whether a lookup of this package may have the key.
func (c *checker) lookedUp(k ctxvalues.Key) bool {
	return slices.ContainsFunc(c.values.Lookups, func(l *ctxvalues.Site) bool { return l.Key.Type != nil && l.Key.MayEqual(k) })
}

// settled reports whether who stores the value of a lookup, and under which key, is
// not open: a framework's own context answers keys as it likes, a key that
// another package declares is not for this one to change, and what a package gets that
// only the module can call was stored there, and is reported there. Another
// module's code that asks for the method around may have a key of its choice.
func (c *checker) settled(s *ctxvalues.Site) bool {
	if !s.Std || s.Key.Obj != nil && s.Key.Obj.Pkg() != c.Pkg ||
		c.Pkg.Name() == "main" || slices.Contains(strings.Split(c.Pkg.Path(), "/"), "internal") {
		return true
	}
	return s.In != nil && s.In.Outermost().Obj != nil && s.Via == nil && c.foreign.Demands(s.In.Outermost().Obj) != nil
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
