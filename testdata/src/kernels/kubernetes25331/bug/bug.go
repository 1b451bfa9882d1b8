// Package bug: a watcher cancels and then delivers the error, but who has called Stop
// does not receive any more.
package bug

import "context"

type watcher struct {
	ctx    context.Context
	cancel context.CancelFunc
	result chan bool
	errs   chan error
}

func watch(ctx context.Context) *watcher {
	w := &watcher{result: make(chan bool), errs: make(chan error, 1)}
	w.ctx, w.cancel = context.WithCancel(ctx)
	go w.run()
	return w
}

func (w *watcher) Stop() { w.cancel() }

func (w *watcher) Results() <-chan bool { return w.result }

func (w *watcher) fail(err error) {
	select {
	case w.errs <- err:
	default:
	}
}

func (w *watcher) run() {
	select {
	case err := <-w.errs:
		w.cancel()
		w.result <- err != nil
	case <-w.ctx.Done():
	}
}
