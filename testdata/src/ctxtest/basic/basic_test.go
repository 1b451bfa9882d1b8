package basic

import (
	"context"
	"database/sql"
	"net/http"
	"testing"
	"time"
)

var db *sql.DB

func TestDirect(t *testing.T) {
	t.Cleanup(func() {
		db.ExecContext(t.Context(), "DROP TABLE a") // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.ExecContext returns immediately; pass context\.WithoutCancel\(t\.Context\(\)\).*\[cleanup\]`
	})
}

// One context, one finding.
func TestVariable(t *testing.T) {
	ctx := t.Context()
	db.ExecContext(ctx, "CREATE TABLE a")
	t.Cleanup(func() {
		db.ExecContext(ctx, "DROP TABLE a") // want `ctx is canceled before t\.Cleanup runs this, so db\.ExecContext returns immediately`
		db.ExecContext(ctx, "DROP TABLE b")
	})
}

// The variable's declaration is the place to repair.
func TestDeclaredLate(t *testing.T) {
	t.Cleanup(func() {
		ctx := t.Context() // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.ExecContext returns immediately`
		db.ExecContext(ctx, "DROP TABLE a")
		db.ExecContext(ctx, "DROP TABLE b")
	})
}

// The cancel function is not what ends it.
func TestDerived(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(func() {
		db.ExecContext(ctx, "DROP TABLE a") // want `ctx is canceled before t\.Cleanup runs this, so db\.ExecContext returns immediately`
		cancel()
	})
}

func TestRequest(t *testing.T) {
	t.Cleanup(func() {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodDelete, "http://localhost/a", nil) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so http\.NewRequestWithContext returns immediately`
		if err != nil {
			t.Error(err)
			return
		}
		http.DefaultClient.Do(req)
	})
}

func BenchmarkDirect(b *testing.B) {
	b.Cleanup(func() {
		db.PingContext(b.Context()) // want `b\.Context\(\) is canceled before b\.Cleanup runs this, so db\.PingContext returns immediately`
	})
}

func FuzzDirect(f *testing.F) {
	f.Cleanup(func() {
		db.PingContext(f.Context()) // want `f\.Context\(\) is canceled before f\.Cleanup runs this, so db\.PingContext returns immediately`
	})
}

// A helper that is given the context of the test on which it calls Cleanup.
func create(ctx context.Context, t testing.TB, name string) {
	t.Helper()
	if _, err := db.ExecContext(ctx, "CREATE TABLE "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db.ExecContext(ctx, "DROP TABLE "+name) // want `ctx is the test's own context \(line \d+\), which is canceled before t\.Cleanup runs this, so db\.ExecContext returns immediately`
	})
}

func TestHelper(t *testing.T) {
	create(context.Background(), t, "a")
	ctx := context.WithValue(t.Context(), key{}, 1)
	create(ctx, t, "b")
}

type key struct{}
