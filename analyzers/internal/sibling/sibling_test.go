package sibling_test

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxapi"
	"github.com/ctxlint/ctxlint/analyzers/internal/sibling"
)

const source = `package p

import "context"

func Plain(a int) error                              { return nil }
func PlainContext(ctx context.Context, a int) error  { return nil }
func Late(a int) error                               { return nil }
func LateCtx(a int, ctx context.Context) error       { return nil }
func Opts(a int) error                               { return nil }
func OptsWithContext(ctx context.Context, a int, o ...string) error { return nil }
func Gains(f func(int) error) error                  { return nil }
func GainsContext(ctx context.Context, f func(context.Context, int) error) error { return nil }
func Fails() int                                     { return 0 }
func FailsContext(ctx context.Context) (int, error)  { return 0, nil }
func Generic[T any](v T) error                       { return nil }
func GenericContext[T any](ctx context.Context, v T) error { return nil }

func Has(ctx context.Context) error                  { return nil }
func HasContext(ctx, other context.Context) error    { return nil }
func More(a int) error                               { return nil }
func MoreContext(ctx context.Context, a, b int) error { return nil }
func Other(a int) (int, error)                       { return 0, nil }
func OtherContext(ctx context.Context, a int) (string, error) { return "", nil }
func Two[T any](v T) error                           { return nil }
func TwoContext[T, U any](ctx context.Context, v T) error { return nil }
func Alone() error                                   { return nil }

type Client interface{ Get() error }
type ContextClient interface {
	Client
	GetContext(ctx context.Context) error
}

type inner struct{}

func (inner) Dial() error                           { return nil }

type Outer struct{ inner }

func (Outer) DialContext(ctx context.Context) error { return nil }

type Call struct{}

func (*Call) Context(ctx context.Context) *Call { return nil }

type Session struct{}

func (*Session) WithContext(ctx context.Context) *Call { return nil }
`

func check(t *testing.T) *types.Package {
	t.Helper()
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
	return pkg
}

func TestFunctions(t *testing.T) {
	t.Parallel()
	pkg := check(t)
	table := sibling.New(pkg, ctxapi.New())
	for name, want := range map[string]struct {
		name  string
		ctx   int
		exact bool
	}{
		"Plain":   {"PlainContext", 0, true},
		"Late":    {"LateCtx", 1, true},
		"Opts":    {"OptsWithContext", 0, true},
		"Gains":   {"GainsContext", 0, false},
		"Fails":   {"FailsContext", 0, false},
		"Generic": {"GenericContext", 0, true},
		"Has":     {}, "More": {}, "Other": {}, "Two": {}, "Alone": {},
	} {
		s := table.Of(pkg.Scope().Lookup(name).(*types.Func), nil)
		switch {
		case s == nil && want.name != "":
			t.Errorf("%s: none, want %s", name, want.name)
		case s != nil && (s.Func.Name() != want.name || s.Ctx != want.ctx || s.Exact != want.exact):
			t.Errorf("%s: %+v, want %+v", name, s, want)
		}
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	pkg := check(t)
	table := sibling.New(pkg, ctxapi.New())
	for typ, want := range map[string]struct{ method, sibling, in string }{
		"Client": {"Get", "GetContext", "ContextClient"}, // the interface named after it
		"Outer":  {"Dial", "DialContext", ""},            // of the type around the embedded one
	} {
		recv := pkg.Scope().Lookup(typ).Type()
		obj, _, _ := types.LookupFieldOrMethod(recv, true, pkg, want.method)
		s := table.Of(obj.(*types.Func), recv)
		if s == nil || s.Func.Name() != want.sibling || (s.In == nil) != (want.in == "") || s.In != nil && s.In.Name() != want.in {
			t.Errorf("%s.%s: %+v", typ, want.method, s)
		}
	}
}

func TestStep(t *testing.T) {
	t.Parallel()
	pkg := check(t)
	table := sibling.New(pkg, ctxapi.New())
	if step := table.Step(types.NewPointer(pkg.Scope().Lookup("Call").Type())); step == nil || step.Name() != "Context" {
		t.Errorf("Call: %v", step)
	}
	if step := table.Step(types.NewPointer(pkg.Scope().Lookup("Session").Type())); step != nil {
		t.Errorf("Session: %v makes something else", step)
	}
}
