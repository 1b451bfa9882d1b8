// Package bug: an agent that has ended receives no status any more, and who waits for a
// process to report it stays.
package bug

import "context"

type agent struct {
	status chan int
	gone   chan struct{}
	active map[int]bool
}

func newAgent() *agent {
	return &agent{status: make(chan int), gone: make(chan struct{}), active: make(map[int]bool)}
}

func (a *agent) Restart(epoch int) {
	a.active[epoch] = true
	go a.wait(epoch)
}

func (a *agent) Run(ctx context.Context) {
	for {
		select {
		case epoch := <-a.status:
			delete(a.active, epoch)
			if len(a.active) == 0 {
				return
			}
		case <-ctx.Done():
			return
		}
	}
}

func (a *agent) wait(epoch int) {
	a.status <- epoch // want ctxblock/hang
}
