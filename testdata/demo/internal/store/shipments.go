package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// A Shipment is one parcel on its way.
type Shipment struct {
	ID        string    `json:"id"`
	Recipient string    `json:"recipient"`
	Email     string    `json:"email"`
	Tracking  string    `json:"tracking"`
	Status    string    `json:"status"`
	UpdatedAt time.Time `json:"updatedAt"`
}

const columns = "id, recipient, email, tracking, status, updated_at"

type scanner interface{ Scan(dest ...any) error }

func scan(row scanner) (Shipment, error) {
	var sh Shipment
	err := row.Scan(&sh.ID, &sh.Recipient, &sh.Email, &sh.Tracking, &sh.Status, &sh.UpdatedAt)
	return sh, err
}

// Get returns one shipment.
func (s *Store) Get(ctx context.Context, id string) (Shipment, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	sh, err := scan(s.db.QueryRowContext(ctx, "SELECT "+columns+" FROM shipments WHERE id = $1", id))
	if errors.Is(err, sql.ErrNoRows) {
		return Shipment{}, ErrNotFound
	}
	return sh, err
}

// List returns the shipments with the given status, oldest first.
func (s *Store) List(ctx context.Context, status string, limit int) ([]Shipment, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	rows, err := s.db.QueryContext(ctx,
		"SELECT "+columns+" FROM shipments WHERE status = $1 ORDER BY updated_at LIMIT $2", status, limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()

	var list []Shipment
	for rows.Next() {
		sh, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, sh)
	}
	return list, rows.Err()
}

// Create stores a new shipment and its first event together.
func (s *Store) Create(ctx context.Context, sh Shipment) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		const shipment = "INSERT INTO shipments (" + columns + ") VALUES ($1, $2, $3, $4, 'new', now())"
		if _, err := tx.ExecContext(ctx, shipment, sh.ID, sh.Recipient, sh.Email, sh.Tracking); err != nil {
			return fmt.Errorf("insert shipment: %w", err)
		}
		const event = "INSERT INTO events (shipment, status, at) VALUES ($1, 'new', now())"
		_, err := tx.ExecContext(ctx, event, sh.ID)
		return err
	})
}

// SetStatus moves a shipment on.
func (s *Store) SetStatus(ctx context.Context, id, status string) error {
	res, err := s.db.ExecContext(ctx,
		"UPDATE shipments SET status = $2, updated_at = now() WHERE id = $1", id, status)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err == nil && n == 0 {
		return ErrNotFound
	}
	return nil
}

// Archive moves delivered shipments to the archive, a batch at a time, until
// none are left.
func (s *Store) Archive(ctx context.Context, before time.Time) (moved int64, err error) {
	for {
		batchCtx, cancel := context.WithTimeout(ctx, s.timeout)
		defer cancel()

		res, err := s.db.ExecContext(batchCtx, "SELECT archive_batch($1, 500)", before)
		if err != nil {
			return moved, fmt.Errorf("archive after %d: %w", moved, err)
		}
		n, err := res.RowsAffected()
		if err != nil || n == 0 {
			return moved, err
		}
		moved += n
	}
}

// Recount corrects the counters of each customer.
func (s *Store) Recount(ctx context.Context, customers []string) error {
	var errs []error
	for _, customer := range customers {
		err := func() error {
			ctx, cancel := context.WithTimeout(ctx, s.timeout)
			defer cancel()
			_, err := s.db.ExecContext(ctx, "SELECT recount($1)", customer)
			return err
		}()
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("recount %s: %w", customer, err))
		}
	}
	return errors.Join(errs...)
}
