package doc

import (
	"context"
	"database/sql"
	"net/http"
)

// Bad: stored.

type Users struct {
	ctx context.Context // want `every later call of Delete uses the context stored in field ctx of Users, so its caller can neither cancel it nor set a deadline`
	db  *sql.DB
}

func NewUsers(ctx context.Context, db *sql.DB) *Users {
	return &Users{ctx: ctx, db: db}
}

func (u *Users) Delete(id int) error {
	_, err := u.db.ExecContext(u.ctx, "DELETE FROM users WHERE id = ?", id)
	return err
}

// Bad: mixed.

func (o *Orders) Delete(ctx context.Context, id int) error {
	_, err := o.db.ExecContext(o.ctx, "DELETE FROM orders WHERE id = ?", id) // want `Delete uses o\.ctx instead of its parameter ctx and ignores the caller's cancellation, deadline and values`
	return err
}

type Orders struct {
	ctx    context.Context
	cancel context.CancelFunc
	db     *sql.DB
}

// Bad: request.

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.ctx = r.Context() // want `context of one request is stored in field ctx of Handler`
}

type Handler struct{ ctx context.Context }

// Good.

type Accounts struct{ db *sql.DB }

func (a *Accounts) Delete(ctx context.Context, id int) error {
	_, err := a.db.ExecContext(ctx, "DELETE FROM accounts WHERE id = ?", id)
	return err
}
