package alias

import (
	. "context"
)

func dotted(parent Context, in chan int) {
	ctx, cancel := WithCancel(parent)
	defer cancel()
	for {
		select {
		case <-(ctx.Done()): // want `when ctx is done`
		case <-in:
		}
	}
}
