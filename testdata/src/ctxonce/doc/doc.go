// Package doc holds the examples of the rule's page.
package doc

import (
	"context"
	"time"
)

func refresh() {}

func bad(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	select { // want `after one tick of ticker`
	case <-ctx.Done():
		return
	case <-ticker.C:
		refresh()
	}
}

func good(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			refresh()
		}
	}
}
