// Package cleanup has dead contexts that are given to work, in shapes that no
// other check reports.
package cleanup

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

func serve(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

func afterDone(ctx context.Context, srv *http.Server) error {
	<-ctx.Done()
	return srv.Shutdown(ctx)
}

func inArm(ctx context.Context, db *sql.DB, jobs <-chan int) error {
	for {
		select {
		case <-ctx.Done():
			_, err := db.ExecContext(ctx, "UPDATE worker SET state = 'gone'")
			return err
		case <-jobs:
		}
	}
}

func afterErr(ctx context.Context, db *sql.DB) error {
	if ctx.Err() != nil {
		_, err := db.ExecContext(ctx, "DELETE FROM lease")
		return err
	}
	return nil
}

func inDefer(ctx context.Context, db *sql.DB) error {
	defer func() {
		_, _ = db.ExecContext(ctx, "DELETE FROM lease")
	}()
	<-ctx.Done()
	return ctx.Err()
}

func deferOrder(ctx context.Context, db *sql.DB) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer db.ExecContext(ctx, "DELETE FROM lease")
	defer cancel()
	return serve(ctx)
}

func deferOrderLiteral(ctx context.Context, db *sql.DB) error {
	ctx, cancel := context.WithCancel(ctx)
	defer func() {
		_, _ = db.ExecContext(ctx, "DELETE FROM lease")
	}()
	defer cancel()
	return serve(ctx)
}
