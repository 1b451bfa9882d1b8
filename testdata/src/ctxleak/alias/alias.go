// Package alias has renamed imports, dot imports, aliases and function values.
package alias

import (
	. "context"
	stdctx "context"
	sig "os/signal"
)

type Ctx = stdctx.Context

type Stop = stdctx.CancelFunc

func renamed(c Ctx) {
	d, _ := stdctx.WithCancel(c) // want `the cancel function of stdctx.WithCancel is discarded`
	<-d.Done()
}

func dotted(c Context) {
	d, _ := WithCancel(c) // want `the cancel function of WithCancel is discarded`
	<-d.Done()
}

func renamedSignal(c Ctx) {
	d, _ := sig.NotifyContext(c) // want `the cancel function of sig.NotifyContext is discarded`
	<-d.Done()
}

func assigned(c Ctx) {
	c, _ = WithCancelCause(c) // want `the cancel function of WithCancelCause is discarded`
	<-c.Done()
}

func value(c Ctx) {
	derive := WithCancel
	d, _ := derive(c) // want `the cancel function of derive is discarded`
	<-d.Done()
}

func parameter(c Ctx, derive func(Ctx) (Ctx, Stop)) {
	d, _ := derive(c) // want `the cancel function of derive is discarded`
	<-d.Done()
}

type deriver struct{}

func (deriver) derive(c Ctx) (Ctx, Stop) { return WithCancel(c) }

func methodValue(c Ctx) {
	derive := deriver{}.derive
	d, _ := derive(c) // want `the cancel function of derive is discarded`
	<-d.Done()
}

func parenthesised(c Ctx) {
	d, stop := (stdctx.WithCancel)(c) // want `stop is never called, so the context leaks until its parent is canceled; defer it`
	_ = (stop)
	_ = d.Err()
}

func shadow(c Ctx) {
	context := struct {
		WithCancel func(int) (int, int)
	}{}
	_, _ = context.WithCancel(1)
	d, stop := WithCancel(c)
	defer stop()
	<-d.Done()
}
