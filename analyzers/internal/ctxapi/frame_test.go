package ctxapi

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"
)

// Rows are methods named Done, as types.Func.FullName spells them.
func TestFrames(t *testing.T) {
	t.Parallel()
	for name, f := range frames {
		if _, typ, method := pathOf(t, name); typ == "" || method != "Done" {
			t.Errorf("%s is no method Done", name)
		}
		if f.Ends == "" || (f.Type == "") != (f.Field == "") {
			t.Errorf("%s: incomplete row", name)
		}
	}
}

func TestFrameOf(t *testing.T) {
	t.Parallel()
	const source = `package gin

import (
	"context"
	"time"
)

type Context struct{}

func (c *Context) Deadline() (deadline time.Time, ok bool) { return }
func (c *Context) Done() <-chan struct{}                   { return nil }
func (c *Context) Err() error                              { return nil }
func (c *Context) Value(key any) any                       { return nil }

type wrapper struct{ *Context }

type own struct{ *Context }

func (own) Done() <-chan struct{} { return nil }

var (
	Frame *Context
	Embeds wrapper
	Own own
	Value Context
	Std context.Context
)
`
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "gin.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	conf := types.Config{Importer: importer.ForCompiler(fset, "source", nil)}
	pkg, err := conf.Check("github.com/gin-gonic/gin", fset, []*ast.File{f}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"Frame": true, "Embeds": true, "Own": false, "Value": false, "Std": false} {
		if got := FrameOf(pkg.Scope().Lookup(name).Type()) != nil; got != want {
			t.Errorf("FrameOf(%s): %v", name, got)
		}
	}
}
