// Package ctxnever reports waits for contexts that are never canceled.
//
// # Analyzer ctxnever
//
// ctxnever: waiting for a context that is never canceled
//
// What it finds: a receive from the Done channel of context.Background(),
// context.TODO() or the result of context.WithoutCancel, or was made from one
// by adding values only.
//
// wait: <-ctx.Done(), or a select that has no other clause, blocks forever; or the
// case of such a context is the only exit of a loop. What proves it: on every path
// the context is a root with nothing added but values, made where the code shows it.
//
// Why it matters: the Done channel of a context that nothing cancels is nil, and a
// receive from it blocks forever. The clean-up behind it never runs, and the
// goroutine leaks until the process exits.
//
// Example:
//
//	ctx := context.Background()
//	go func() {
//		<-ctx.Done() // bad: nothing cancels ctx
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
// one that may be canceled; the select or the loop has other exits; the wait is the
// last statement of main, where it only keeps the process alive, as is a loop
// of main; a context is in scope where the root was made: ctxroot tells that.
//
// Fix: none. Which context to wait for, and who cancels it, is for the author to decide.
package ctxnever
