package alias

import (
	. "context"
	c "context"
	t "time"
)

func work(Context) {}

type span = t.Duration

func renamed(ctx c.Context, waitSecs int) {
	ctx1, cancel := c.WithTimeout(ctx, 5) // want `c\.WithTimeout gets 5, which is 5ns because a number without a unit counts nanoseconds`
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := WithTimeout(ctx, 0) // want `a timeout of 0s expires immediately, so the context is already done when it is created`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := WithDeadline(ctx, t.Now().Add(t.Minute)) // want `use WithTimeout`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := c.WithTimeout(ctx, span(waitSecs)) // want `waitSecs counts seconds by its name, but span\(waitSecs\) counts nanoseconds; multiply by time\.Second`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := c.WithTimeout(ctx, 5*t.Second)
	defer cancel5()
	work(ctx5)
}
