// Package ctxnever reports waits for contexts that never end.
//
// # Analyzer ctxnever
//
// ctxnever: waiting for a context that never ends
//
// What it finds: a wait for the end of a context that is context.Background(),
// context.TODO() or the result of context.WithoutCancel, or was made from one
// by adding values only.
//
// wait: <-ctx.Done(), or a select that has no other clause, waits for ever; or the
// arm of such a context is the only way out of a loop. What proves it: on every path
// the context is a root with nothing added but values, made where the code shows it.
//
// Why it matters: the Done channel of a context that nothing ends is nil, and a
// receive from it waits for ever. The clean-up behind it never runs, and the
// goroutine stays until the process ends.
//
// Example:
//
//	ctx := context.Background()
//	go func() {
//		<-ctx.Done() // bad: ctx has no end
//		conn.Close()
//	}()
//
//	ctx, cancel := context.WithCancel(context.Background())
//	defer cancel()
//	go func() {
//		<-ctx.Done() // good
//		conn.Close()
//	}()
//
// When it is silent: the context comes from a parameter, a field, a package
// variable or a function of which nothing is known; on some path it is another
// one that may end; the select or the loop has other ways on; the wait is the
// last statement of main, where it only keeps the process alive, as is a loop
// of main; a context is at hand where the root was made: ctxroot tells that.
//
// Fix: none. Which context ends, and who ends it, is for the author to say.
package ctxnever
