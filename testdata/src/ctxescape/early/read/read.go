// Package read reads results whose context is canceled before.
package read

import (
	"context"
	"database/sql"
	"io"
	"net/http"
	"os/exec"
	"time"
)

type store struct{ db *sql.DB }

func (s *store) handed(parent context.Context) (string, error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	row := s.db.QueryRowContext(ctx, "select 1")
	cancel()
	return scan(row) // want `the context of s\.db\.QueryRowContext is already canceled here \(line 18\), so scan fails; call cancel after the last use of row, or defer it`
}

func scan(row interface{ Scan(...any) error }) (v string, err error) {
	err = row.Scan(&v)
	return v, err
}

func (s *store) rows(parent context.Context) error {
	ctx, cancel := context.WithCancel(parent)
	rows, err := s.db.QueryContext(ctx, "select 1")
	cancel()
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() { // want `the context of s\.db\.QueryContext is already canceled here \(line 30\), so rows\.Next fails`
		var v string
		if err := rows.Scan(&v); err != nil { // the same result
			return err
		}
	}
	return nil
}

func body(parent context.Context, req *http.Request) ([]byte, error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	cancel()
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body) // want `the context of http\.DefaultClient\.Do is already canceled here \(line 47\), so io\.ReadAll fails; call cancel after the last use of resp, or defer it`
}

// In time, also in each turn of a loop.
func (s *store) inTime(parent context.Context) error {
	for range 3 {
		ctx, cancel := context.WithTimeout(parent, time.Second)
		_, err := scan(s.db.QueryRowContext(ctx, "select 1"))
		row := s.db.QueryRowContext(ctx, "select 2")
		_, err2 := scan(row)
		cancel()
		if err != nil || err2 != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	row := s.db.QueryRowContext(ctx, "select 3")
	_, err := scan(row)
	return err
}

// On one way only.
func (s *store) mayBe(parent context.Context, stop bool) (string, error) {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	defer cancel()
	row := s.db.QueryRowContext(ctx, "select 1")
	if stop {
		cancel()
	}
	return scan(row)
}

// What is left to do with what was canceled.
func (s *store) cleanUp(parent context.Context) error {
	ctx, cancel := context.WithCancel(parent)
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		cancel()
		return err
	}
	cmd := exec.CommandContext(ctx, "sleep")
	if err := cmd.Start(); err != nil {
		cancel()
		return err
	}
	cancel()
	_ = tx.Rollback()
	return cmd.Wait()
}

func closes(parent context.Context, req *http.Request) error {
	ctx, cancel := context.WithTimeout(parent, time.Second)
	resp, err := http.DefaultClient.Do(req.WithContext(ctx))
	cancel()
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
