package worker

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"example.com/parcel/internal/carrier"
	"example.com/parcel/internal/mail"
	"example.com/parcel/internal/store"
)

// A Follower brings shipments up to date and tells their recipients.
type Follower struct {
	Store   *store.Store
	Carrier *carrier.Client
	Mailer  *mail.Mailer
	Log     *slog.Logger
}

// Follow is a [Handler].
func (f *Follower) Follow(ctx context.Context, id string) error {
	sh, err := f.Store.Get(ctx, id)
	if err != nil {
		return err
	}
	pos, err := f.Carrier.TrackRetry(ctx, sh.Tracking)
	if err != nil {
		return err
	}
	if pos.Status == sh.Status {
		return nil
	}
	if err := f.Store.SetStatus(context.Background(), sh.ID, pos.Status); err != nil {
		return fmt.Errorf("shipment %s: %w", sh.ID, err)
	}
	msg, err := mail.StatusMessage(sh.Email, sh.Recipient, sh.Tracking, pos.Status)
	if err != nil {
		return err
	}
	return f.Mailer.SendAll(ctx, []mail.Message{msg})
}

// Sweep submits all shipments on their way, every interval, until ctx ends.
func (f *Follower) Sweep(ctx context.Context, pool *Pool, every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			f.Log.InfoContext(context.Background(), "sweep ends", "cause", context.Cause(ctx))
			return
		case <-ticker.C:
		}
		list, err := f.Store.List(ctx, "moving", 1000)
		if err != nil {
			f.Log.ErrorContext(ctx, "sweep", "error", err)
			continue
		}
		for _, sh := range list {
			if err := pool.Submit(sh.ID); err != nil {
				f.Log.WarnContext(ctx, "sweep cut short", "error", err)
				break
			}
		}
	}
}

// Drain brings up to date what is left in the queue.
func (f *Follower) Drain(ctx context.Context, ids <-chan string) error {
	for {
		select {
		case id, ok := <-ids:
			if !ok {
				return nil
			}
			if err := f.Follow(ctx, id); err != nil {
				f.Log.WarnContext(ctx, "not drained", "shipment", id, "error", err)
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
