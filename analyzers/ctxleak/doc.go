// Package ctxleak defines an Analyzer that finds cancel functions that are
// not called.
//
// # Analyzer ctxleak
//
// ctxleak: a cancel function that is not called
//
// What it finds: context.WithCancel, WithTimeout, WithDeadline, their Cause
// variants and signal.NotifyContext return a function that somebody must
// call. So does every function, of whatever module, that returns a context
// together with a context.CancelFunc, a context.CancelCauseFunc, or a func()
// that its signature names cancel or stop. The rule follows that function on
// all ways to the end of the function that got it.
//
// discarded: it is assigned to the blank identifier, or the call is a statement
// of its own, so that both the context and the cancel function are lost; also for
// context.WithoutCancel.
//
// path: some way to a return, or around a loop, neither calls nor defers it,
// and does not return, store, send or pass it on. Comparing it with nil,
// assigning it to the blank identifier, and mentioning it in a closure that
// nothing runs are not uses.
//
// Also here: a second cancel function is assigned to the variable before the
// first was called (if a deferred literal, or a goroutine, mentions the variable,
// it sees only the second, and the finding is at that); it is only passed to a
// function of the module that neither calls nor keeps it; the way that succeeds
// returns or stores it, and a way that returns an error forgets it, or the struct
// that has it; and, assumed, only a deferred literal calls it, under a condition,
// although nothing else needs the context when the function has returned.
//
// field: it is only stored in an unexported field or package-level variable
// that no code of the package reads; or, assumed, in one that others read, and the
// function, in which all work under the context is done, does not call it on return.
//
// waits: only a goroutine calls it that first waits for the very
// context, although nothing else needs the context when the function has returned.
// Then nothing can end the wait but the parent or another event. With an assumption: a
// goroutine that links a context to others, and waits for those alone.
//
// owner (strict): a constructor of the package puts the cancel function into the
// struct that it returns, methods of the struct call it, and a caller, no test, throws the
// struct away, or calls none of those methods and shows it to nobody else. Or the
// client's end of a gRPC stream, or a subscription to a channel of the function's
// own, is opened under the caller's context, and the function may return before
// that ends.
//
// Why it matters: until the function is called, the context stays in its
// parent's list of children, its timer runs, goroutines that wait for it wait
// on, and signals stay caught. If the parent lives as long as the process, so
// does all of that.
//
// Example: bad:
//
//	ctx, cancel := context.WithTimeout(ctx, time.Second)
//	if err := step(ctx); err != nil {
//		return err
//	}
//	cancel()
//	return nil
//
// Good:
//
//	ctx, cancel := context.WithTimeout(ctx, time.Second)
//	defer cancel()
//	return step(ctx)
//
// When it is silent: in main.main and the literals in it, save for discarded
// (the result of signal.NotifyContext may be discarded there too); on ways
// that end in os.Exit, log.Fatal, t.Fatal, a panic or the like; on ways that
// contradict a condition which held at the derivation, such as the error of the
// same call, the test under which it was made, cancel != nil, or a stream that
// came with it and is not nil; before a return beside which a comment speaks of it; where the
// context or its parent is known to be done, or is by the time of the return because of a deferred cancel, so that nothing is left to release; where a
// closure, deferred before or after, may call it; once it is given to a function
// outside the module, sent, or stored in an exported field, a map or a slice;
// once its address is taken; for a function that returns a cancel function but
// no context. discarded: where the context is made once for the process, into a package-level
// variable; where a function of the package has a goroutine that calls the function, or may return
// one that does nothing. Where some way calls it and the context goes to a package-level
// variable, the context is taken to be meant for the whole process. A
// context made from a bare root, without a deadline, that nobody has seen when an
// error path forgets it keeps nothing alive, in a new object neither; of an object that others
// have as well, it is assumed that one has taken the context out of it; in a test, that something waits for
// such a one is assumed. A
// field that files for other systems mention is taken to be read there.
//
// Fix: discarded, path: inserts the deferred call after the derivation, or
// after the check of its error, and names a discarded function cancel. Safe if
// nothing that was made from the context can be needed once the function has
// returned, suggested if a callee may keep using it. None in a loop, where the
// deferred calls would pile up, none if the context, a response, rows or the
// like leave the function, and none if another way hands the cancel function
// over. The other categories have no fix.
package ctxleak
