// Package fixed: it is drained without waiting.
package fixed

import (
	"context"
	"time"
)

type debounce struct {
	timer *time.Timer
	pause time.Duration
	reset chan struct{}
}

func newDebounce(pause time.Duration) *debounce {
	return &debounce{timer: time.NewTimer(pause), pause: pause, reset: make(chan struct{}, 1)}
}

func (d *debounce) change() {
	select {
	case d.reset <- struct{}{}:
	default:
	}
}

func (d *debounce) run(ctx context.Context) {
	for {
		select {
		case <-d.timer.C:
		case <-d.reset:
			if !d.timer.Stop() {
				select {
				case <-d.timer.C:
				default:
				}
			}
			d.timer.Reset(d.pause)
		case <-ctx.Done():
			d.timer.Stop()
			return
		}
	}
}
