// Package alias has other names for package context and its types.
package alias

import (
	std "context"
	clock "time"
)

type C = std.Context

type store struct{}

func (store) Save(ctx C) error { return ctx.Err() }

func done(ctx C, s store) error {
	<-ctx.Done()
	return s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately; derive a new context: context\.WithTimeout\(context\.WithoutCancel\(ctx\), …\)`
}

func derived(ctx C, s store) error {
	<-ctx.Done()
	sub, cancel := std.WithTimeout(ctx, clock.Second) // want `ctx is already done here \(line \d+\), so the work under std\.WithTimeout returns immediately`
	defer cancel()
	return s.Save(sub)
}

func paren(ctx C, s store) error {
	<-(ctx.Done())
	return (s.Save)((ctx)) // want `\(ctx\) is already done here \(line \d+\), so s\.Save returns immediately`
}

// time is something else here.
func shadowed(ctx C, s store, time int) error {
	<-ctx.Done()
	return s.Save(ctx) // want `ctx is already done here \(line \d+\), so s\.Save returns immediately`
}
