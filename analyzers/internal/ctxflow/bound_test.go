package ctxflow_test

import (
	"go/ast"
	"go/token"
	"testing"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxflow"
)

// TestLost: which results end with a context that the function itself ends.
func TestLost(t *testing.T) {
	t.Parallel()
	const src = `package p

import (
	"context"
	"database/sql"
	"net/http"
)

func deferred(ctx context.Context, db *sql.DB) (*sql.Rows, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return db.QueryContext(ctx, "") // lost
}

func called(ctx context.Context, db *sql.DB) *sql.Row {
	ctx, cancel := context.WithCancel(ctx)
	row := db.QueryRowContext(ctx, "")
	cancel()
	return row // lost
}

func carried(ctx context.Context, req *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	req = req.WithContext(ctx)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err // kept
	}
	return resp, nil // lost
}

// The deferred statement is not on every way to the return.
func branch(ctx context.Context, db *sql.DB, on bool) *sql.Row {
	sub, cancel := context.WithCancel(ctx)
	if on {
		defer cancel()
	}
	return db.QueryRowContext(sub, "") // kept
}

func callers(ctx context.Context, db *sql.DB) *sql.Row {
	_, cancel := context.WithCancel(ctx)
	defer cancel()
	return db.QueryRowContext(ctx, "") // kept
}

func prepared(ctx context.Context, db *sql.DB) (*sql.Stmt, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return db.PrepareContext(ctx, "") // kept
}
`
	fset := token.NewFileSet()
	flows, index, files := check(t, fset, "p.go", []byte(src), "")
	want := make(map[int]string)
	for _, group := range files[0].Comments {
		want[fset.Position(group.Pos()).Line] = group.Text()
	}
	for _, fn := range index.Funcs {
		f := flows.Of(fn)
		for _, exit := range f.Exits() {
			ret := f.Syntax(exit).(*ast.ReturnStmt)
			got := "kept\n"
			if ctxflow.Kills(f.Lost(exit), f.Eval(ret.Results[0])) != nil {
				got = "lost\n"
			}
			if line := fset.Position(ret.Pos()).Line; want[line] != got {
				t.Errorf("line %d: %swant %s", line, got, want[line])
			}
		}
	}
}
