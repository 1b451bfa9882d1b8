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

func wait(ctx context.Context) { <-ctx.Done() }

func bare(ctx context.Context) {
	ctx1, cancel := context.WithTimeout(ctx, 5) // want `context\.WithTimeout gets 5, which is 5ns because a number without a unit counts nanoseconds`
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := context.WithTimeout(ctx, limit) // want `context\.WithTimeout gets limit, which is 30ns because a number without a unit counts nanoseconds`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithTimeout(ctx, 500) // want `context\.WithTimeout gets 500, which is 500ns because a number without a unit counts nanoseconds`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := context.WithTimeoutCause(ctx, typed, errors.New("late")) // want `context\.WithTimeoutCause gets typed, which is 1\.5µs because a number without a unit counts nanoseconds`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := context.WithTimeout(ctx, 10+limit) // want `context\.WithTimeout gets 10 \+ limit, which is 40ns because a number without a unit counts nanoseconds`
	defer cancel5()
	work(ctx5)
	ctx6, cancel6 := context.WithTimeout(ctx, time.Duration(20)) // want `context\.WithTimeout gets time\.Duration\(20\), which is 20ns because a number without a unit counts nanoseconds`
	defer cancel6()
	work(ctx6)
}

func variable(ctx context.Context) {
	timeout := time.Duration(60)
	ctx, cancel := context.WithTimeout(ctx, timeout) // want `context\.WithTimeout gets timeout, which is 60ns because a number without a unit counts nanoseconds`
	defer cancel()
	work(ctx)
}

func named(ctx context.Context, c config, secs int) {
	ctx1, cancel := context.WithTimeout(ctx, time.Duration(c.TimeoutSeconds)) // want `TimeoutSeconds counts seconds by its name, but time\.Duration\(c\.TimeoutSeconds\) counts nanoseconds; multiply by time\.Second.*\[unit\]`
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := context.WithTimeout(ctx, time.Duration(*c.IdleMs)) // want `IdleMs counts milliseconds by its name, but time\.Duration\(\*c\.IdleMs\) counts nanoseconds`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithTimeout(ctx, time.Duration(int64(c.Wait_minutes))) // want `Wait_minutes counts minutes by its name, but time\.Duration\(int64\(c\.Wait_minutes\)\) counts nanoseconds`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := context.WithTimeout(ctx, time.Duration(c.GetTTLSeconds())) // want `GetTTLSeconds counts seconds by its name, but time\.Duration\(c\.GetTTLSeconds\(\)\) counts nanoseconds`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := context.WithDeadline(ctx, time.Now().Add(time.Duration(secs))) // want `secs counts seconds by its name, but time\.Duration\(secs\) counts nanoseconds` `use WithTimeout`
	defer cancel5()
	work(ctx5)
}

func namedVariable(ctx context.Context, c config) {
	timeout := time.Duration(c.TimeoutSeconds) // want `TimeoutSeconds counts seconds by its name, but time\.Duration\(c\.TimeoutSeconds\) counts nanoseconds`
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	work(ctx)
}

func expired(ctx context.Context) {
	ctx1, cancel := context.WithTimeout(ctx, 0) // want `a timeout of 0s expires immediately, so the context is already done when it is created; remove the limit if there is none.*\[expired\]`
	defer cancel()
	wait(ctx1)
	ctx2, cancel2 := context.WithTimeout(ctx, -time.Second) // want `a timeout of -1s expires immediately, so the context is already done when it is created`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := context.WithDeadline(ctx, time.Now()) // want `a deadline of now expires immediately, so the context is already done when it is created`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := context.WithDeadline(ctx, time.Time{}) // want `a deadline of the zero time expires immediately, so the context is already done when it is created`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := context.WithDeadline(ctx, time.Now().Add(-time.Minute)) // want `a deadline -1m0s from now expires immediately, so the context is already done when it is created`
	defer cancel5()
	work(ctx5)
	ctx6, cancel6 := context.WithDeadline(ctx, time.Unix(0, 0)) // want `a deadline fixed in the program expires immediately, so the context is already done when it is created`
	defer cancel6()
	work(ctx6)
}
