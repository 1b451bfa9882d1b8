// Package fixed: there is an end for who reports as well.
package fixed

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
	defer close(a.gone)
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
	select {
	case a.status <- epoch:
	case <-a.gone:
	}
}
