// Package ctxgroup reports mistakes with groups of goroutines and their contexts.
//
// # Analyzer ctxgroup
//
// ctxgroup: an errgroup and its context used apart
//
// What it finds: errgroup.WithContext makes two things that belong together. The
// context is canceled when a goroutine of the group fails, and, whatever happened,
// when Wait returns. Functions of the module that return a group with a context
// count as well.
//
// afterwait: the group's context, or what is made from it, given to work after
// Wait, when it is done. The usual cause is g, ctx := errgroup.WithContext(ctx),
// which takes the caller's context away from all that follows.
//
// outer: a goroutine of the group works under a context that the group's was
// derived from, or waits for that one; also where the group's context is blank
// or unused. When one goroutine fails, the others keep running.
//
// err: the function returns the group's ctx.Err(), which says "context
// canceled" where Wait tells what went wrong; after Wait it is never nil. Or it
// returns, between Go and Wait, the error of a call that was given the group's
// context: assumed, where that need not fail when the context is canceled.
//
// nowait: a group was given work and is never waited for.
//
// Why it matters: these work until something fails. Then the caller waits for
// work that nobody wants, hangs, or learns of "context canceled" only; or the
// step after the group fails each time, at once.
//
// Example:
//
//	g, ctx := errgroup.WithContext(ctx)
//	g.Go(func() error { return fetch(ctx) })
//	if err := g.Wait(); err != nil {
//		return err
//	}
//	return save(ctx) // bad: ctx ended with the group
//
//	g, gctx := errgroup.WithContext(ctx)
//	g.Go(func() error { return fetch(gctx) })
//	if err := g.Wait(); err != nil {
//		return err
//	}
//	return save(ctx) // good
//
// When it is silent: the callee only reads values; the context is detached by
// WithoutCancel; the callee tells apart why its context ended. In a goroutine of
// the group: in deferred calls and those that clean up, after the group's
// context is done, for contexts that are named parent, root, base or the like,
// and for those that are relatives of the group's but not what it was made
// from. A plain errgroup.Group has no context to use. A group that is returned,
// stored or handed on may be waited for, and its errors returned, elsewhere. A
// clean-up after Wait is no exception: it needs a context that is alive.
//
// Fix: suggested, for afterwait and outer: the parent's name, or the
// group's, in the place of the other, where both have one.
package ctxgroup
