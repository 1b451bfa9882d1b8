// Package ctxerr reports wrong questions about why a context ended.
//
// # Analyzer ctxerr
//
// ctxerr: the wrong question why a context ended
//
// What it finds: comparisons that don't recognise the error of a context that
// has ended, and returns that hide it.
//
// compare: an error is compared with context.Canceled or
// context.DeadlineExceeded by ==, by !=, or as a case of a switch, and does not
// come straight from a context.
//
// test: the same in a _test.go file, which may want the error exactly so.
//
// as: errors.As(err, &context.Canceled). Every error is an error: it is true for
// all of them, and makes this one what every context of the program says from
// now on.
//
// identity: two contexts are compared with each other.
//
// isroot: a context is compared with context.Background() or context.TODO().
//
// cause: ctx.Err() is returned, alone or wrapped by fmt.Errorf, of a context that
// is given a cause by this function or, in a field, by this package. The caller
// learns that the context ended, and not why.
//
// swallow: the branch for a context that has ended returns nil for an error,
// and so does the end of the work.
//
// partial: the error of a function of the module is thrown away that stops early
// when its context ends, although a callback that it runs leaves results in a
// variable or channel which is used afterwards. Whoever counts on all of them
// works with a part, or waits for the rest.
//
// half: a function that tells what kind an error is, or a loop that ends with
// some errors, knows context.Canceled and not context.DeadlineExceeded. A
// name that speaks of cancelling says that it is meant, unless the function
// knows another DeadlineExceeded, such as a status code.
//
// Why it matters: clients of networks and databases wrap the errors that they
// pass on, and some do so from one version to the next. The comparison is then
// silently false: what the user has cancelled is counted as a failure of the
// server, logged as an error, or tried again.
//
// Example:
//
//	if err == context.Canceled { // bad
//		return
//	}
//
//	if errors.Is(err, context.Canceled) { // good
//		return
//	}
//
// When it is silent: the error is what Err or context.Cause said, directly, in
// a variable, or through a function of the package that returns nothing else;
// it has been unwrapped by a function that is named so; in a method Is, which
// errors.Is calls; errors.Is stands beside it in the same condition, or the end of
// a context beside it is as good. identity:
// one of the contexts is made from the other, which asks whether anything was
// added; one is kept in a variable of the package or a field, to be known again;
// in tests. cause: context.Cause is asked elsewhere in the function. swallow:
// nothing else makes the function return nil, so that callers can tell. partial:
// nothing ends the context. half: the
// function asks a context itself, or whether an error is a timeout; errors
// other than Canceled are what the branch is for.
//
// Fix: compare, test, as: safe: errors.Is, of the package named errors that the
// file has. A switch becomes one over conditions if it is over a variable.
// cause: suggested: context.Cause(ctx), which callers that ask for Canceled no
// longer recognise. swallow: suggested: ctx.Err(). half: suggested: ask for both.
package ctxerr
