package order

import (
	"context"
	"sync"
	"time"
)

// A loop that ends in the arm of the context, and nowhere else.
type poller struct {
	wg     sync.WaitGroup
	cancel context.CancelFunc
}

func newPoller(ctx context.Context) *poller {
	ctx, cancel := context.WithCancel(ctx)
	p := &poller{cancel: cancel}
	p.wg.Add(1)
	go p.run(ctx)
	return p
}

func (p *poller) run(ctx context.Context) {
	defer p.wg.Done()
	p.loop(ctx)
}

func (p *poller) loop(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
}

func (p *poller) Close() {
	p.wg.Wait() // want `this waits for p\.wg, but p\.cancel, which stops what it waits for, is only called afterwards; call p\.cancel first \(ctxblock\) \[order\]$`
	p.cancel()
}

// The context is in a field, and the group starts the goroutine.
type keeper struct {
	wg     sync.WaitGroup
	ctx    context.Context
	cancel context.CancelFunc
}

func newKeeper() *keeper {
	k := &keeper{}
	k.ctx, k.cancel = context.WithCancel(context.Background())
	k.wg.Go(func() {
		<-k.ctx.Done()
	})
	return k
}

func (k *keeper) Close() {
	k.wg.Wait() // want `call k\.cancel first \(ctxblock\) \[order\]$`
	k.cancel()
}
