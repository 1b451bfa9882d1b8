// Package guards holds selects for which once is enough.
package guards

import (
	"context"
	"errors"
	"time"
)

func refresh() {}

func looped(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			refresh()
		}
	}
}

// A delay that can be canceled: what the tick brings on was not done before.
func delayed(ctx context.Context) {
	proceed()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
}

// A time-out.
func timeout(ctx context.Context, result chan int) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	case <-result:
	}
}

func fails(ctx context.Context) error {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-ticker.C:
		refresh()
		return errors.New("timeout")
	}
}

func returns(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
		return
	}
}

// A pause.
func pause(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
	}
}

func polls(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	default:
	}
}

func follows(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
	refresh()
}

func timer(ctx context.Context) {
	refresh()
	timer := time.NewTimer(time.Minute)
	select {
	case <-ctx.Done():
	case <-timer.C:
		refresh()
	}
}

// Somebody else's ticker.
func parameter(ctx context.Context, ticker *time.Ticker) {
	refresh()
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
}

type server struct{ ticker *time.Ticker }

func (s *server) field(ctx context.Context) {
	refresh()
	select {
	case <-ctx.Done():
	case <-s.ticker.C:
		refresh()
	}
}

// The second tick.
func twice(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	<-ticker.C
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
}

func noContext(stop chan struct{}) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-stop:
	case <-ticker.C:
		refresh()
	}
}

// The callers have the loop.
func step(ctx context.Context) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		refresh()
	}
}

func steps(ctx context.Context) {
	for ctx.Err() == nil {
		step(ctx)
	}
}

func itself(ctx context.Context) {
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ticker.C:
		itself(ctx)
	}
}

// Each event brings on something else.
func first(ctx context.Context, ready chan int) {
	refresh()
	ticker := time.NewTicker(time.Minute)
	select {
	case <-ctx.Done():
	case <-ready:
		proceed()
	case <-ticker.C:
		refresh()
	}
}

func proceed() {}

// A worker that is kicked once, without a ticker.
func kicked(ctx context.Context, a, b chan int) {
	select {
	case <-ctx.Done():
	case <-a:
		refresh()
	case <-b:
		refresh()
	}
}
