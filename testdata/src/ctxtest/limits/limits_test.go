// Package limits has what the rule misses, or is silent about on purpose.
package limits

import (
	"context"
	"database/sql"
	"testing"
)

var db *sql.DB

// A function that is not written where it is registered may run elsewhere too.
func TestNamed(t *testing.T) {
	drop := func() { db.PingContext(t.Context()) }
	t.Cleanup(drop)
}

// Who registers is another function.
func later(t *testing.T, f func()) { t.Cleanup(f) }

func TestThroughHelper(t *testing.T) {
	later(t, func() { db.PingContext(t.Context()) })
}

// The object keeps the context.
type client struct{ ctx context.Context }

func (c *client) close() { db.PingContext(c.ctx) }

func TestObject(t *testing.T) {
	c := &client{t.Context()}
	t.Cleanup(func() { c.close() })
}

// The test is what a method returns.
type suite struct{ t *testing.T }

func (s *suite) T() *testing.T { return s.t }

func (s *suite) SetupTest() {
	s.T().Cleanup(func() { db.PingContext(s.T().Context()) })
}
