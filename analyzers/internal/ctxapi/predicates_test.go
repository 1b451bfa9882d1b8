package ctxapi

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

func TestPredicates(t *testing.T) {
	const src = `package p
import ("context"; "net/http"; "testing"; "time")
type (
	context_  = context.Context
	embedded  struct{ context.Context }
	wide      interface{ context.Context; Commit() }
	channel   interface{ Deadline() (time.Time, bool); Done() <-chan unit; Err() error; Value(any) any }
	unit      struct{}
	request   = http.Request
	handle    = testing.T
	framework struct{}
)
func (*framework) Deadline() (time.Time, bool) { return time.Time{}, false }
func (*framework) Done() <-chan struct{}       { return nil }
func (*framework) Err() error                  { return nil }
func (*framework) Value(any) any               { return nil }
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("p", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name                      string
		pointer                   bool
		context, carrier, testing bool
	}{
		{name: "context_", context: true},
		{name: "context_", pointer: true},
		{name: "embedded", context: true},
		{name: "embedded", pointer: true, context: true},
		{name: "wide", context: true},
		{name: "channel"},
		{name: "request"},
		{name: "request", pointer: true, carrier: true},
		{name: "handle", pointer: true, carrier: true, testing: true},
		{name: "framework"},
		{name: "framework", pointer: true, context: true},
	} {
		typ := pkg.Scope().Lookup(tt.name).Type()
		if tt.pointer {
			typ = types.NewPointer(typ)
		}
		if got := IsContext(typ); got != tt.context {
			t.Errorf("IsContext(%s) = %t", typ, got)
		}
		if got := New().IsCarrier(typ); got != tt.carrier {
			t.Errorf("IsCarrier(%s) = %t", typ, got)
		}
		if got := IsTesting(typ); got != tt.testing {
			t.Errorf("IsTesting(%s) = %t", typ, got)
		}
	}
}
