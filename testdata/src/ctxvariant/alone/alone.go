// Package alone has calls that may serve others than whom the context is for.
package alone

import (
	"context"
	"database/sql"
	"log"
	"net/http"
)

type cache struct{ db *sql.DB }

// Only the request has a context, and nothing else ends with it.
func (c *cache) fill(r *http.Request) error {
	_, err := c.db.Exec("a", r.URL.Path) // want `c\.db\.Exec ignores r\.Context\(\).*assuming nobody but the client of r needs the call`
	return err
}

// What else the function does ends with the request.
func (c *cache) both(r *http.Request) error {
	if _, err := c.db.ExecContext(r.Context(), "a"); err != nil {
		return err
	}
	_, err := c.db.Exec("b", r.URL.Path) // want `c\.db\.Exec ignores r\.Context\(\), so it keeps running after r\.Context\(\) is canceled; use c\.db\.ExecContext \(ctxvariant\)`
	return err
}

func (c *cache) given(ctx context.Context) error {
	_, err := c.db.Exec("a") // want `c\.db\.Exec ignores ctx, so it keeps running after ctx is canceled; use c\.db\.ExecContext \(ctxvariant\)`
	return err
}

// It makes no difference to the caller whether it fails.
func (c *cache) note(ctx context.Context) {
	if _, err := c.db.Exec("a"); err != nil { // want `c\.db\.Exec ignores ctx.*assuming c\.db\.Exec, whose failure is ignored, serves the caller alone`
		log.Print(err)
	}
}

// A normal end of the caller would be a crash of the program.
func (c *cache) must(ctx context.Context) {
	for ctx.Err() == nil {
		if _, err := c.db.Exec("a"); err != nil { // want `c\.db\.Exec ignores ctx.*assuming log\.Fatal is what should happen when ctx is canceled`
			log.Fatal(err)
		}
		rows, err := c.db.Query("b") // want `c\.db\.Query ignores ctx.*assuming fail is what should happen when ctx is canceled`
		if err != nil && err != sql.ErrNoRows {
			fail(err)
		}
		rows.Close()
	}
}

func fail(err error) { log.Fatal(err) }
