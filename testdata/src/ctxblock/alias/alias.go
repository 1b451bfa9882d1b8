// Package alias spells contexts and groups in other ways.
package alias

import (
	. "context"
	stdsync "sync"
)

type (
	Ctx   = Context
	queue = chan int
)

func ask(ctx Ctx) error { return ctx.Err() }

func send(ctx Ctx, out queue) error {
	out <- 1
	return ask(ctx)
}

type waitGroup = stdsync.WaitGroup

func group(ctx Ctx, wg *waitGroup) error {
	wg.Wait()
	return ask(ctx)
}

type pool struct {
	stop CancelFunc
	wg   waitGroup
}

func newPool(ctx Ctx) *pool {
	p := new(pool)
	ctx, p.stop = WithCancel(ctx)
	p.wg.Go(func() { <-ctx.Done() })
	return p
}

func (p *pool) Close() {
	p.wg.Wait() // want `this waits for p\.wg, but p\.stop, which stops what it waits for, is only called afterwards`
	p.stop()
}

func producer(ctx Ctx) error {
	in := make(queue)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-in:
			}
		}
	}()
	(in) <- 1 // want `nothing receives from in once ctx is done, so this send blocks forever`
	return nil
}
