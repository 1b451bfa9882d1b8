package ctxfield

import (
	_ "embed"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/foreign"
	"github.com/ctxlint/ctxlint/analyzers/internal/report"
)

//go:embed doc.go
var doc string

// Analyzer is the rule with the options of the default tier.
var Analyzer = New()

// New returns a fresh analyzer.
func New() *analysis.Analyzer {
	return report.New(report.Rule{
		Name: "ctxfield",
		Doc:  doc,
		Run:  run,
	})
}

type checker struct {
	*report.Pass
	foreign *foreign.View
	usage   *usage
}

func run(pass *report.Pass) {
	c := &checker{
		Pass:    pass,
		foreign: foreign.New(pass.Pass),
	}
	owners, vars := c.declarations()
	if len(owners) == 0 && len(vars) == 0 {
		return
	}
	c.usage = newUsage(c.Index, c.Sums, c.Life)
	for _, o := range owners {
		for _, f := range o.fields {
			if !(c.request(o, f) || c.stored(o, f) || c.ignored(o, f) || c.held(o, f) || c.gathered(o, f) || c.bare(o, f)) {
				c.explain(o, f)
			}
			c.mixed(o, f)
		}
	}
	for _, v := range vars {
		c.global(v)
	}
}

// An owner is a struct type that holds contexts.
type owner struct {
	name   *types.TypeName
	typ    *types.Named
	fields []field
}

// A field is one that holds a context.
type field struct {
	obj  *types.Var
	node ast.Node // the name, or the type of an embedded one
}

// declarations returns the named struct types of the package that have a
// context in a field, and the package-level variables that hold one. Types
// that are themselves contexts or made to carry one are left out: a context
// is what they are for.
func (c *checker) declarations() (owners []owner, vars []field) {
	for cur := range c.Index.Inspector.Root().Preorder((*ast.GenDecl)(nil)) {
		if _, ok := cur.Parent().Node().(*ast.File); !ok {
			continue // what is declared in a function lives in it
		}
		for _, spec := range cur.Node().(*ast.GenDecl).Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				if o, ok := c.owner(spec); ok {
					owners = append(owners, o)
				}
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if v, ok := c.TypesInfo.Defs[name].(*types.Var); ok && ctxapi.IsContext(v.Type()) {
						vars = append(vars, field{v, name})
					}
				}
			}
		}
	}
	return owners, vars
}

func (c *checker) owner(spec *ast.TypeSpec) (owner, bool) {
	lit, ok := spec.Type.(*ast.StructType)
	if !ok || c.IsTest(spec.Pos()) {
		return owner{}, false
	}
	tn, ok := c.TypesInfo.Defs[spec.Name].(*types.TypeName)
	if !ok {
		return owner{}, false
	}
	named, ok := tn.Type().(*types.Named)
	if !ok {
		return owner{}, false
	}
	o := owner{name: tn, typ: named}
	st := named.Underlying().(*types.Struct)
	i := 0
	for _, f := range lit.Fields.List {
		for _, node := range declared(f) {
			if v := st.Field(i); holds(v.Type()) {
				o.fields = append(o.fields, field{v, node})
			}
			i++
		}
	}
	ptr := types.NewPointer(named)
	if !c.Index.API.IsContext(ptr) && !c.Index.API.IsCarrier(ptr) {
		return o, len(o.fields) > 0
	}
	for _, f := range o.fields {
		c.Silent(f.node, "stored", "%s is itself a context, or has a method that gives one out: to carry it is what it is for", tn.Name())
	}
	return o, false
}

// declared returns the names of a field, or its type if it is embedded.
func declared(f *ast.Field) []ast.Node {
	if len(f.Names) == 0 {
		return []ast.Node{f.Type}
	}
	var names []ast.Node
	for _, n := range f.Names {
		names = append(names, n)
	}
	return names
}

// holds reports whether t is a context or a plain container of contexts.
// Named structs that hold one are owners in their own right. A pointer to a
// context is ctxfirst's.
func holds(t types.Type) bool {
	if ctxapi.IsContext(t) {
		// A concrete type with a context in it is a thing of its own.
		_, ok := t.Underlying().(*types.Interface)
		return ok
	}
	switch t := types.Unalias(t).(type) {
	case *types.Slice:
		return holds(t.Elem())
	case *types.Array:
		return holds(t.Elem())
	case *types.Map:
		return holds(t.Elem())
	case *types.Chan:
		return holds(t.Elem())
	case *types.Signature:
		return t.Params().Len() == 0 && t.Results().Len() == 1 && holds(t.Results().At(0).Type())
	}
	return false
}
