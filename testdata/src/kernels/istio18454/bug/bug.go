// Package bug: a timer may have been drained already when it is stopped. Not found: no
// context has to do with it.
package bug

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
				<-d.timer.C
			}
			d.timer.Reset(d.pause)
		case <-ctx.Done():
			d.timer.Stop()
			return
		}
	}
}
