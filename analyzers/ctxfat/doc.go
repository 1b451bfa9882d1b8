// Package ctxfat reports contexts that grow.
//
// # Analyzer ctxfat
//
// ctxfat: a context that grows with every iteration
//
// What it finds: a context that is derived from what the same statement derived
// the time before.
//
// grows: a variable is made from itself in every iteration of a loop, directly or by way
// of another variable or a request. Any way round the loop counts: through else,
// switch, select and goto, and as one of several results. So does a variable of the
// function outside that is made from itself by a function literal that runs more than
// once: it stands in a loop, handles requests, is returned to who calls it in a loop, or goes
// to a function of the module that does; in a literal that is returned, or handed to code of
// which nothing is known, that it runs again is an assumption. And a field of a struct, or an
// element, that is made from itself in every iteration of a loop that does not make the struct.
//
// Why it matters: a derived context keeps its parent, so nothing is freed while
// the loop runs, and each lookup of a value walks through all layers. A timeout
// of one iteration cancels all later ones; a span becomes the child of the one before.
//
// Example:
//
//	for job := range jobs {
//		ctx = context.WithValue(ctx, jobKey, job.ID) // bad: wraps the last job's
//		run(ctx, job)
//	}
//
//	for job := range jobs {
//		ctx := context.WithValue(ctx, jobKey, job.ID) // good: a new one for each job
//		run(ctx, job)
//	}
//
// When it is silent: the context is reset on the way round, or the loop is left
// right after; it is built up on purpose, a header or a middleware per iteration, and
// used after the loop, unless it gets a cancel, a deadline, a span or a
// value under the same key each time (a span that is told its parent is no child
// of the one before); the literal runs once: it is called where
// it stands, deferred, a goroutine, a subtest, or given to sync.Once or to
// t.Cleanup; a recursion, which comes back; the loop has no more than ten iterations, by what it
// counts or ranges over.
//
// Fix: safe: := in the place of =, where all that uses the new context stands
// behind it in the same block.
package ctxfat
