package alias

import (
	. "context"
)

func dotted(parent Context, in chan int) {
	ctx, cancel := WithCancel(parent)
	defer cancel()
	for {
		select {
		case <-(ctx.Done()): // want `the loop spins on this select once ctx is done, because the case is empty`
		case <-in:
		}
	}
}
