// Package lesson has the lesson's shapes: what does I/O takes the context.
package lesson

import (
	"context"
	"database/sql"
	"io"
	"net/http"
	"time"
)

func fetchUser(ctx context.Context, db *sql.DB, id int) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	var name string
	err := db.QueryRowContext(ctx, "SELECT name FROM users WHERE id = $1", id).Scan(&name)
	return name, err
}

func fetchUserWrong(ctx context.Context, db *sql.DB, id int) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	var name string
	err := db.QueryRow("SELECT name FROM users WHERE id = $1", id).Scan(&name)
	return name, err
}

func call(ctx context.Context, url string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func callWrong(ctx context.Context, url string) ([]byte, error) {
	resp, err := http.Get(url) // want `http\.Get ignores ctx, so it keeps running after ctx is canceled; use http\.NewRequestWithContext and http\.DefaultClient\.Do`
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

var users *sql.DB

func handler(w http.ResponseWriter, r *http.Request) {
	if err := users.PingContext(r.Context()); err != nil {
		return
	}
	req, err := http.NewRequest(http.MethodGet, "http://backend", nil) // want `the request of http\.NewRequest is not bound to r\.Context\(\), so it keeps running after r\.Context\(\) is canceled; use http\.NewRequestWithContext`
	if err != nil {
		return
	}
	_, _ = http.DefaultClient.Do(req)
}

func main() {
	db, err := sql.Open("x", "y")
	if err != nil {
		return
	}
	_, _ = fetchUser(context.Background(), db, 1)
}
