package background

import (
	"context"
	"database/sql"
	"sync"
	"testing"
	"time"
)

var db *sql.DB

func TestDirect(t *testing.T) {
	db.PingContext(context.Background()) // want `context\.Background is not canceled when the test ends; pass t\.Context\(\).*\[background\]`
	db.PingContext(context.TODO())       // want `context\.TODO is not canceled when the test ends; pass t\.Context\(\)`
}

func TestVariable(t *testing.T) {
	ctx := context.Background() // want `pass t\.Context\(\)`
	if err := db.PingContext(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestDerived(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // want `pass t\.Context\(\)`
	defer cancel()
	defer db.PingContext(ctx)
	db.PingContext(ctx)
}

func TestTable(t *testing.T) {
	for _, test := range []struct {
		name string
		ctx  context.Context
	}{
		{"a", context.Background()}, // want `pass t\.Context\(\)`
	} {
		t.Run(test.name, func(t *testing.T) {
			db.PingContext(test.ctx)
			db.PingContext(context.Background()) // want `pass t\.Context\(\)`
		})
	}
}

func BenchmarkDirect(b *testing.B) {
	for b.Loop() {
		db.PingContext(context.Background()) // want `pass b\.Context\(\)`
	}
}

func helper(tb testing.TB) {
	tb.Helper()
	db.PingContext(context.Background()) // want `pass tb\.Context\(\)`
}

// What could use it later is not used later.
func TestHolds(t *testing.T) {
	conn, err := db.Conn(context.Background()) // want `pass t\.Context\(\)`
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
}

// Reaching a function for Cleanup, in its various ways.

func TestInCleanup(t *testing.T) {
	t.Cleanup(func() { db.PingContext(context.Background()) })
}

func TestToCleanup(t *testing.T) {
	ctx := context.Background()
	t.Cleanup(func() { db.PingContext(ctx) })
}

func TestDerivedToCleanup(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(func() {
		db.PingContext(ctx)
		cancel()
	})
}

func TestHolderToCleanup(t *testing.T) {
	conn, _ := db.Conn(context.Background())
	t.Cleanup(func() { conn.Close() })
}

func TestMethodToCleanup(t *testing.T) {
	rows, _ := db.QueryContext(context.Background(), "SELECT 1")
	t.Cleanup(func() {})
	closeLater(t, rows.Close)
}

func closeLater(t *testing.T, f func() error) { t.Cleanup(func() { f() }) }

type server struct{ ctx context.Context }

func (s *server) Start(ctx context.Context) { s.ctx = ctx }
func (s *server) Stop()                     { db.PingContext(s.ctx) }

func TestKept(t *testing.T) {
	s := &server{}
	s.Start(context.Background())
	t.Cleanup(s.Stop)
}

func TestNotKept(t *testing.T) {
	db.PingContext(context.Background()) // want `pass t\.Context\(\)`
	t.Cleanup(func() { db.Close() })
}

func setup(ctx context.Context, t *testing.T) { t.Cleanup(func() { db.PingContext(ctx) }) }

func TestSetup(t *testing.T) {
	setup(context.Background(), t)
}

// Goroutines.

func TestGoroutine(t *testing.T) {
	ctx := context.Background()
	go func() { db.PingContext(ctx) }()
	go db.PingContext(context.Background())
	go func() { db.PingContext(context.TODO()) }()
}

// Stored, returned, shared.

var shared context.Context

func TestStored(t *testing.T) {
	f := func() { db.PingContext(context.Background()) }
	f()
	shared = context.Background()
	var s server
	s.ctx = context.Background()
	var once sync.Once
	once.Do(func() { db.PingContext(context.Background()) })
}

func newContext(t *testing.T) context.Context { return context.Background() }

func TestSent(t *testing.T) {
	ch := make(chan context.Context, 1)
	ch <- context.Background()
}

func TestDynamic(t *testing.T, f func(context.Context)) {
	f(context.Background())
}

// Another context is at hand, or no test is.

func withContext(ctx context.Context, t *testing.T) {
	db.PingContext(context.Background())
}

func TestMain(m *testing.M) {
	db.PingContext(context.Background())
	m.Run()
}

func noTest() { db.PingContext(context.Background()) }
