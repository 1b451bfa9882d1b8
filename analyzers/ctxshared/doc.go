// Package ctxshared reports one caller's context bound to work that callers
// share.
//
// # Analyzer ctxshared
//
// ctxshared: one caller's context bound to shared work
//
// What it finds: a function given to singleflight's Do or DoChan, to
// sync.Once.Do, or to sync.OnceFunc, OnceValue or OnceValues captures the
// context of the call around it, and uses it for work that can end early.
//
// shared: the only category.
//
// Why it matters: all callers get the result of the first. If that one goes
// away, its context ends, and callers who are still waiting fail with "context
// canceled"; a once is spent, and what it was to do is not done again, if other
// callers come with contexts of their own, which is assumed of sync.Once.
//
// Example:
//
//	v, err, _ := s.group.Do(key, func() (any, error) {
//		return s.load(ctx, key) // bad: all fail when the first caller leaves
//	})
//
//	v, err, _ := s.group.Do(key, func() (any, error) {
//		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
//		defer cancel()
//		return s.load(ctx, key) // good
//	})
//
// When it is silent: the callee only reads values; the context is detached, a
// root, a field, a package-level variable, or named parent, root, base, app or
// the like; the once or group is a local variable, so that nobody shares it;
// the function around begins, runs or ends something, as Start or Close do,
// whose context is that of the thing; clean-up, deferred calls and goroutines in
// the literal. Callbacks of other caches are not known.
//
// Fix: suggested: context.WithoutCancel(ctx). A timeout needs a decision.
package ctxshared
