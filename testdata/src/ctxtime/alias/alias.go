package alias

import (
	. "context"
	c "context"
	t "time"
)

func work(Context) {}

type span = t.Duration

func renamed(ctx c.Context, waitSecs int) {
	ctx1, cancel := c.WithTimeout(ctx, 5) // want `c.WithTimeout takes 5 for 5ns: .* write 5\*t.Second`
	defer cancel()
	work(ctx1)
	ctx2, cancel2 := WithTimeout(ctx, 0) // want `a timeout of 0s is over at once`
	defer cancel2()
	work(ctx2)
	ctx3, cancel3 := WithDeadline(ctx, t.Now().Add(t.Minute)) // want `use WithTimeout`
	defer cancel3()
	work(ctx3)
	ctx4, cancel4 := c.WithTimeout(ctx, span(waitSecs)) // want `by its name, waitSecs counts seconds, but span\(waitSecs\) takes it for nanoseconds`
	defer cancel4()
	work(ctx4)
	ctx5, cancel5 := c.WithTimeout(ctx, 5*t.Second)
	defer cancel5()
	work(ctx5)
}
