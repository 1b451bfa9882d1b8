// Package basic holds timeouts without a unit, and those that are over.
package basic

import (
	"context"
	"errors"
	"time"
)

type config struct {
	TimeoutSeconds int
	IdleMs         *int64
	Wait_minutes   uint8
}

func (c config) GetTTLSeconds() int32 { return 1 }

const limit = 30
const typed time.Duration = 1500

func work(context.Context) {}

func bare(ctx context.Context) {
	ctx1, cancel := context.WithTimeout(ctx, 5) // want `takes 5 for 5ns: .* write 5\*time.Second`
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := context.WithTimeout(ctx, limit) // want `takes limit for 30ns: .* write limit\*time.Second`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithTimeout(ctx, 500) // want `takes 500 for 500ns: .* write 500\*time.Millisecond`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := context.WithTimeoutCause(ctx, typed, errors.New("late")) // want `takes typed for 1.5µs: .* write typed\*time.Millisecond`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := context.WithTimeout(ctx, 10+limit) // want `takes 10 \+ limit for 40ns: .* write \(10 \+ limit\)\*time.Second`
	defer cancel5()
	work(ctx5)
	ctx6, cancel6 := context.WithTimeout(ctx, time.Duration(20)) // want `for 20ns: .* write time.Duration\(20\)\*time.Second`
	defer cancel6()
	work(ctx6)
}

func variable(ctx context.Context) {
	timeout := time.Duration(60)
	ctx, cancel := context.WithTimeout(ctx, timeout) // want `takes timeout for 60ns`
	defer cancel()
	work(ctx)
}

func named(ctx context.Context, c config, secs int) {
	ctx1, cancel := context.WithTimeout(ctx, time.Duration(c.TimeoutSeconds)) // want `by its name, TimeoutSeconds counts seconds, but time.Duration\(c.TimeoutSeconds\) takes it for nanoseconds; multiply by time.Second \(ctxtime\) \[unit\]`
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := context.WithTimeout(ctx, time.Duration(*c.IdleMs)) // want `by its name, IdleMs counts milliseconds, .* multiply by time.Millisecond`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithTimeout(ctx, time.Duration(int64(c.Wait_minutes))) // want `by its name, Wait_minutes counts minutes`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := context.WithTimeout(ctx, time.Duration(c.GetTTLSeconds())) // want `by its name, GetTTLSeconds counts seconds`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := context.WithDeadline(ctx, time.Now().Add(time.Duration(secs))) // want `by its name, secs counts seconds` `use WithTimeout`
	defer cancel5()
	work(ctx5)
}

func namedVariable(ctx context.Context, c config) {
	timeout := time.Duration(c.TimeoutSeconds) // want `by its name, TimeoutSeconds counts seconds`
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	work(ctx)
}

func expired(ctx context.Context) {
	ctx1, cancel := context.WithTimeout(ctx, 0) // want `the context has ended when it is made: a timeout of 0s is over at once; leave the limit out if there is none \(ctxtime\) \[expired\]`
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := context.WithTimeout(ctx, -time.Second) // want `a timeout of -1s is over at once`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithDeadline(ctx, time.Now()) // want `a deadline of now is over at once`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := context.WithDeadline(ctx, time.Time{}) // want `the zero time is over at once`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := context.WithDeadline(ctx, time.Now().Add(-time.Minute)) // want `a deadline -1m0s from now is over at once`
	defer cancel5()
	work(ctx5)
	ctx6, cancel6 := context.WithDeadline(ctx, time.Unix(0, 0)) // want `a time that is fixed in the program is over at once`
	defer cancel6()
	work(ctx6)
}
