package ctxflow_test

import (
	"fmt"
	"go/ast"
	"go/token"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

func TestGraph(t *testing.T) {
	fset := token.NewFileSet()
	flows, index, _ := load(t, fset, "testdata/graph.go", "")
	for _, fn := range index.Funcs {
		decl, ok := fn.Node.(*ast.FuncDecl)
		if !ok || decl.Doc == nil {
			continue
		}
		f := flows.Of(fn)
		points := make(map[string]ctxflow.Point)
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && len(call.Args) == 1 {
				if lit, ok := call.Args[0].(*ast.BasicLit); ok {
					name, _ := strconv.Unquote(lit.Value)
					points[name], _ = f.Locate(lit)
				}
			}
			return true
		})
		claims := strings.FieldsFunc(decl.Doc.Text(), func(r rune) bool { return r == ';' || r == '\n' })
		for _, claim := range claims {
			parts := strings.Fields(claim)
			a, okA := points[parts[0]]
			b, okB := points[parts[2]]
			if !okA || !okB {
				t.Fatalf("%s: %s: no such marks", decl.Name.Name, claim)
			}
			verb, negated := strings.CutSuffix(parts[1], "-not")
			holds := map[string]func() bool{
				"dominates": func() bool { return f.Dominates(a, b) },
				"reaches":   func() bool { return f.Reaches(a, b) },
				"loops":     func() bool { return f.InLoop(a) },
			}[verb]()
			if holds == negated {
				t.Errorf("%s: not so: %s", decl.Name.Name, strings.TrimSpace(claim))
			}
		}
	}
}

// big returns a file with one function of about n statements: derivations,
// uses, branches and loops, and a literal now and then.
func big(n int) []byte {
	var b strings.Builder
	b.WriteString("package p\n\nimport (\n\t\"context\"\n\t\"time\"\n)\n\nfunc use(...any) {}\n\nfunc f(ctx context.Context, n int) error {\n")
	for i := range n / 12 {
		fmt.Fprintf(&b, `	ctx%[1]d, cancel%[1]d := context.WithTimeout(ctx, time.Second)
	if n == %[1]d {
		use(ctx%[1]d)
		cancel%[1]d()
		return ctx%[1]d.Err()
	}
	for range n {
		if ctx.Err() != nil {
			break
		}
		ctx = context.WithValue(ctx, n, %[1]d)
	}
	defer cancel%[1]d()
`, i)
		if i%10 == 0 {
			fmt.Fprintf(&b, "\tgo func() { use(ctx%d) }()\n", i)
		}
	}
	b.WriteString("\treturn nil\n}\n")
	return []byte(b.String())
}

// everything asks all that rules ask of a function, and returns how many
// values it was told.
func everything(f *ctxflow.Func) int {
	n := 0
	ast.Inspect(f.Body, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			at, ok := f.Locate(node)
			if !ok {
				return true
			}
			for _, arg := range node.Args {
				v := f.Eval(arg)
				f.DeadAt(v, at)
				v.Origins()
				n++
			}
			f.Conditions(at)
			n += len(f.AtHand(node.Pos()))
		case *ast.DeferStmt:
			f.DeadAtDefer(node)
		}
		return true
	})
	for _, ob := range f.Obligations() {
		f.Leak(ob, nil)
	}
	return n
}

func BenchmarkFlow(b *testing.B) {
	for _, n := range []int{50, 500, 5000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			src := big(n)
			for b.Loop() {
				fset := token.NewFileSet()
				flows, index, _ := check(b, fset, "big.go", src, "")
				everything(flows.Of(index.Funcs[1]))
			}
		})
	}
}

// A function of 5,000 lines and some 2,000 blocks is a matter of seconds.
func TestBig(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	fset := token.NewFileSet()
	flows, index, _ := check(t, fset, "big.go", big(5000), "")
	f := flows.Of(index.Funcs[1])
	if n := len(f.CFG.Blocks); n < 2000 {
		t.Fatalf("%d blocks", n)
	}
	start := time.Now()
	if n := everything(f); n < 10000 {
		t.Errorf("%d values", n)
	}
	if d := time.Since(start); d > 2*time.Minute {
		t.Errorf("took %v", d)
	}
}
