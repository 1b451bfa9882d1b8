// Package app has a ticker from elsewhere, which others may share.
package app

import (
	"context"

	"ctxonce/wrapper/lib"
)

func refresh() {}

func shared(ctx context.Context) {
	refresh()
	ticker := lib.Ticker()
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
}
