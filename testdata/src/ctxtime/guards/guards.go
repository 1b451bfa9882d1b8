// Package guards holds timeouts that are meant.
package guards

import (
	"context"
	"math"
	"time"
)

type Duration int64

type config struct {
	Timeout        Duration
	GraceSeconds   Duration
	TimeoutSeconds int
	Nanos          int
	Limit          time.Duration
	LimitSeconds   time.Duration
}

const (
	short            = 5 * time.Second
	ns               = time.Nanosecond * 1234567
	custom  Duration = 7
	million          = 1000000
)

func work(context.Context) {}

func use(ctx context.Context, d ...time.Duration) {
	for _, d := range d {
		ctx, cancel := context.WithTimeout(ctx, d)
		work(ctx)
		cancel()
	}
}

func units(ctx context.Context, c config) {
	ctx1, cancel := context.WithTimeout(ctx, short)
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := context.WithTimeout(ctx, ns)
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithTimeout(ctx, million) // one millisecond, at least
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := context.WithTimeout(ctx, math.MaxInt64)
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := context.WithTimeout(ctx, time.Duration(c.TimeoutSeconds)*time.Second)
	defer cancel5()
	work(ctx5)
	// A type of its own knows its unit.
	ctx6, cancel6 := context.WithTimeout(ctx, time.Duration(c.GraceSeconds))
	defer cancel6()
	work(ctx6)
	ctx7, cancel7 := context.WithTimeout(ctx, time.Duration(c.LimitSeconds))
	defer cancel7()
	work(ctx7)
	// Names that say nothing, or nanoseconds.
	use(ctx, time.Duration(c.Timeout), time.Duration(c.Nanos), c.Limit)
	ctx8, cancel8 := context.WithTimeout(ctx, time.Duration(c.Nanos))
	defer cancel8()
	work(ctx8)
}

// A variable that is assigned again.
func again(ctx context.Context, long bool) {
	d := time.Duration(5)
	if long {
		d = time.Minute
	}
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	work(ctx)
}

func deadlines(ctx context.Context, at time.Time, sec int64) {
	ctx1, cancel := context.WithDeadline(ctx, at)
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := context.WithDeadline(ctx, at.Add(-time.Second))
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithDeadline(ctx, time.Unix(sec, 0))
	defer cancel3()
	work(ctx3)
}
