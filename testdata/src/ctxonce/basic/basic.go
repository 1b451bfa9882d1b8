// Package basic holds tickers that are waited for once.
package basic

import (
	"context"
	"log"
	"time"
)

func refresh() {}

func declared(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select { // want `after one tick of ticker`
	case <-ticker.C:
		refresh()

		log.Println("refreshed")
	case <-ctx.Done():
		ticker.Stop()
	}
}

func spawned(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	go func() {
		defer ticker.Stop()
		refresh()
		select { // want `after one tick of ticker`
		case <-ctx.Done():
		case now := <-ticker.C:
			log.Println(now)
			refresh()
		}
	}()
}

func tick(ctx context.Context) {
	refresh()
	every := time.Tick(time.Minute)
	select { // want `after one tick of every`
	case <-ctx.Done():
		return
	case <-every:
		refresh()
	}
}

// No fix: a text that spans lines can't be indented.
func text(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select { // want `after one tick of ticker`
	case <-ctx.Done():
		return
	case <-ticker.C:
		refresh()
		log.Println(`tick
tock`)
	}
}

type stapler struct{ kick chan struct{} }

func (s *stapler) update(context.Context) {}

// A tick and a kick bring on the same work.
func (s *stapler) Run(ctx context.Context) {
	ticker := time.NewTicker(time.Hour)
	defer ticker.Stop()

	select { // want `after one tick of ticker`
	case <-ctx.Done():
		return

	case <-s.kick:
		s.update(ctx)

	case <-ticker.C:
		s.update(ctx)
	}
}
