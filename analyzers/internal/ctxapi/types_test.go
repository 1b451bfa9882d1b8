package ctxapi_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
)

func TestTypes(t *testing.T) {
	t.Parallel()
	const source = `package p

import (
	"context"
	"testing"
)

type Alias = context.Context

type Wide interface {
	context.Context
	More()
}

type embeds struct{ context.Context }

type pointer struct{ parent context.Context }

func (p *pointer) Context() context.Context { return p.parent }

type request struct{ pointer }

var (
	std           context.Context
	alias         Alias
	wide          Wide
	value         embeds
	valuePointer  *embeds
	toInterface   *context.Context
	carrier       *pointer
	notAddressed  pointer
	promoted      *request
	handle        *testing.T
	function      func()
	nothing       struct{}
)
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct{ context, carrier bool }{
		"std":          {context: true},
		"alias":        {context: true},
		"wide":         {context: true},
		"value":        {context: true},
		"valuePointer": {context: true},
		"toInterface":  {},
		"carrier":      {carrier: true},
		"notAddressed": {},
		"promoted":     {carrier: true},
		"handle":       {carrier: true},
		"function":     {},
		"nothing":      {},
	} {
		typ := pkg.Scope().Lookup(name).Type()
		if got := ctxapi.IsContext(typ); got != want.context {
			t.Errorf("IsContext(%s) = %v", name, got)
		}
		if got := ctxapi.New().IsCarrier(typ); got != want.carrier {
			t.Errorf("IsCarrier(%s) = %v", name, got)
		}
	}
}
