// Package producer has senders and the goroutines that receive from them.
package producer

import (
	"context"
	"database/sql"

	"golang.org/x/sync/errgroup"
)

func bare(ctx context.Context, db *sql.DB, jobs []string) error {
	g, gctx := errgroup.WithContext(ctx)
	ch := make(chan string)
	for range 4 {
		g.Go(func() error {
			for job := range ch {
				if _, err := db.ExecContext(gctx, job); err != nil {
					return err
				}
			}
			return nil
		})
	}
	for _, job := range jobs {
		ch <- job // want `nothing receives from ch once the goroutines of g have failed, so this send blocks forever; select on gctx\.Done\(\) as well`
	}
	close(ch)
	return g.Wait()
}

func plain(ctx context.Context, db *sql.DB, jobs []string) error {
	var g errgroup.Group
	ch := make(chan string, 4)
	g.Go(func() error {
		for job := range ch {
			if _, err := db.ExecContext(ctx, job); err != nil {
				return err
			}
		}
		return nil
	})
	g.Go(func() error {
		defer close(ch)
		for _, job := range jobs {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case ch <- job: // want `nothing receives from ch once the goroutines of g have failed, so this send blocks forever`
			}
		}
		return nil
	})
	return g.Wait()
}

func parents(ctx context.Context, db *sql.DB, walk func(func(string) error) error) error {
	var (
		g, gctx = errgroup.WithContext(ctx)
		ch      = make(chan string, 4)
	)
	g.Go(func() error {
		for {
			job, ok := <-ch
			if !ok {
				return nil
			}
			if _, err := db.ExecContext(gctx, job); err != nil {
				return err
			}
		}
	})
	err := walk(func(job string) error {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case ch <- job: // want `nothing receives from ch once the goroutines of g have failed, so this send blocks forever`
		}
		return nil
	})
	if err != nil {
		return err
	}
	close(ch)
	return g.Wait()
}

func withoutContext(ctx context.Context, db *sql.DB, jobs []string) error {
	g, _ := errgroup.WithContext(ctx)
	ch := make(chan string)
	g.Go(func() error {
		for job := range ch {
			if _, err := db.ExecContext(ctx, job); err != nil {
				return err
			}
		}
		return nil
	})
	for _, job := range jobs {
		ch <- job // want `keep the group's context and select on its Done`
	}
	close(ch)
	return g.Wait()
}

// The rest is right.

func watched(ctx context.Context, db *sql.DB, jobs []string) error {
	g, gctx := errgroup.WithContext(ctx)
	ch := make(chan string)
	g.Go(func() error {
		for job := range ch {
			if _, err := db.ExecContext(gctx, job); err != nil {
				return err
			}
		}
		return nil
	})
	g.Go(func() error {
		defer close(ch)
		for _, job := range jobs {
			select {
			case ch <- job:
			case <-gctx.Done():
				return nil
			}
		}
		return nil
	})
	for _, job := range jobs {
		select {
		case ch <- job:
		default:
		}
	}
	return g.Wait()
}

// The receiver takes everything, errors or not.
func patient(ctx context.Context, db *sql.DB, jobs []string) error {
	g, gctx := errgroup.WithContext(ctx)
	ch := make(chan string)
	g.Go(func() error {
		for job := range ch {
			db.ExecContext(gctx, job)
		}
		return nil
	})
	g.Go(func() error {
		for job := range ch {
			if _, err := db.ExecContext(gctx, job); err != nil {
				return err
			}
		}
		return nil
	})
	for _, job := range jobs {
		ch <- job
	}
	close(ch)
	return g.Wait()
}

// A goroutine that fails leaves the rest to another receiver.
func drained(ctx context.Context, db *sql.DB, jobs []string) error {
	g, gctx := errgroup.WithContext(ctx)
	ch := make(chan string)
	g.Go(func() error {
		defer func() {
			for range ch {
			}
		}()
		for job := range ch {
			if _, err := db.ExecContext(gctx, job); err != nil {
				return err
			}
		}
		return nil
	})
	for _, job := range jobs {
		ch <- job
	}
	close(ch)
	return g.Wait()
}

// There is room for all that is sent.
func roomy(ctx context.Context, db *sql.DB) error {
	g, gctx := errgroup.WithContext(ctx)
	ch := make(chan string, 1)
	g.Go(func() error {
		for job := range ch {
			if _, err := db.ExecContext(gctx, job); err != nil {
				return err
			}
		}
		return nil
	})
	ch <- "work"
	close(ch)
	return g.Wait()
}

// Whoever gets the channel may receive from it.
func shared(ctx context.Context, db *sql.DB, jobs []string, take func(<-chan string)) error {
	g, gctx := errgroup.WithContext(ctx)
	ch := make(chan string)
	take(ch)
	g.Go(func() error {
		for job := range ch {
			if _, err := db.ExecContext(gctx, job); err != nil {
				return err
			}
		}
		return nil
	})
	for _, job := range jobs {
		ch <- job // want `this send blocks until somebody receives from ch, even after gctx is done.*\[unwatched\?\]`
	}
	close(ch)
	return g.Wait()
}

// The goroutine that fails ends the context that the sender watches.
func ownCancel(ctx context.Context, db *sql.DB, jobs []string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var g errgroup.Group
	ch := make(chan string)
	g.Go(func() error {
		for job := range ch {
			if _, err := db.ExecContext(ctx, job); err != nil {
				cancel()
				return err
			}
		}
		return nil
	})
	for _, job := range jobs {
		select {
		case ch <- job:
		case <-ctx.Done():
			return g.Wait()
		}
	}
	close(ch)
	return g.Wait()
}
