// Package ctxspin reports Done arms that do not stop their loop.
//
// # Analyzer ctxspin
//
// ctxspin: a Done arm that does not stop the loop
//
// What it finds: loops that check a context, notice that it is done, and
// keep running.
//
// spin: the case of <-ctx.Done(), or the branch of ctx.Err() != nil,
// comes back to the same select or test on every way, and nothing on the way
// waits. The case is empty, only logs, continues, or ends in a break, which
// leaves the select and not the loop. The same with the case of a channel that is only
// ever closed, in full view.
//
// The same break in a loop that ends by itself, such as one over a
// slice: the rest of the iteration, and all other iterations, are run all the same. A case that
// does nothing, in a loop without a condition or in a select with an empty default
// clause, and the loop continues with other work before it checks the context again; where
// it checks on every way, that the work matters is an assumption. A range over ctx.Done()
// with a body: nothing is ever sent on a Done channel, so that the body never runs.
//
// busy: a select with a Done arm, other arms and an empty default clause, in a
// loop that has nothing else: it polls without a pause.
//
// Why it matters: a Done channel stays closed. Once the context is done its
// case is ready in every iteration, and the loop runs at full speed until the process
// ends: the goroutine that was told to stop uses up a processor instead.
//
// Example:
//
//	for {
//		select {
//		case <-ctx.Done():
//			break // bad: leaves only the select
//		case job := <-jobs:
//			run(job)
//		}
//	}
//
//	for {
//		select {
//		case <-ctx.Done():
//			return // good
//		case job := <-jobs:
//			run(job)
//		}
//	}
//
// When it is silent: the arm may leave the loop, if only sometimes; it waits,
// or calls something that may wait, of which nothing is known; it switches the
// channel off, or gives the variable another context; the loop's condition, or
// anything behind the select, asks the context or one that may be its kin, a variable that the arm sets,
// or may return; the arm sets off what lets another arm leave; the context is
// a field that several places set, a package variable, or changed by a literal.
// An empty case in a loop over data means that the wait is to end, not the loop,
// and so does one before work that is given the context; a break in a loop over a channel may be meant to drain it.
//
// Fix: suggested, for spin: return, with the context's error where
// the results have one, if nothing follows the loop; else a break with a label.
// Code that must run after the loop has to be looked at.
package ctxspin
