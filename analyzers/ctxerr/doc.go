// Package ctxerr reports wrong questions about why a context ended.
//
// # Analyzer ctxerr
//
// ctxerr: the wrong question why a context ended
//
// What it finds: comparisons that don't recognise the error of a context that
// is done, and returns that hide it.
//
// compare: an error is compared with context.Canceled or
// context.DeadlineExceeded by ==, by !=, or as a case of a switch, and does not
// come straight from a context. An error of gRPC is a status, which errors.Is does
// not know either: its code is to be compared. The arguments of errors.Is are
// swapped; errors.As(err, &context.Canceled) is true for any error and makes it
// what every context of the program says; two contexts are compared with each
// other. Something is assumed where the callback of a call cancels the
// context itself, to end the call; and where nothing in view cancels it at all.
//
// cause: ctx.Err() is returned, alone or wrapped by fmt.Errorf, of a context that
// is given a cause by this function or, in a field, by this package. The caller
// learns that the context ended, and not why.
//
// swallow: the branch for a context that is done returns nil for an error,
// and so does the end of the work; that the caller takes it for success is
// assumed, which makes it a matter of style: nil was mostly what was meant. It is proven
// where nil makes fs.WalkDir, filepath.WalkDir or filepath.Walk go on, and where a loop runs no iteration if the context is already done,
// and the error that only its iterations set is returned behind it, beside no result;
// and where the branch returns a variable that is nil on every way there.
//
// Why it matters: clients of networks and databases wrap the errors that they
// pass on, and some do so from one version to the next. The comparison is then
// silently false: what the user has canceled is counted as a failure of the
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
// When it is silent: the error is what Err or context.Cause said, or a number of
// the system, directly, in a variable, or through a function that returns nothing
// else or what the function returns that it is given; it has been unwrapped by a
// function that is named so; in a method Is, which errors.Is calls; errors.Is
// stands beside it in the same condition, or the end of a context beside it is as
// good. A function of the module hands a status of gRPC on, also through a field,
// or one of another module handles messages of gRPC. Of two contexts, one is
// made from the other, which asks whether anything was added, or is kept in a
// variable of the package or a field, to be known again; or one is a root. In tests, which
// may want the error exactly so. cause:
// context.Cause is asked elsewhere in the function. swallow: nothing else makes the
// function return nil, or a boolean beside it tells; the nil stands under a further
// condition; the function runs in a group, whose first error counts, is only given
// away as a value, or each of its callers checks a context itself.
//
// Fix: compare: errors.Is, of the package named errors that the file has. It is
// safe for Canceled, and suggested for DeadlineExceeded, which timeouts of the
// network are as well for errors.Is, and where nothing cancels. There is none where
// the function ends the call itself: the end of the parent would be hidden with it. A switch becomes one over conditions if it is
// over a variable. cause: suggested: context.Cause(ctx), which callers that ask for
// Canceled no longer recognise. swallow: suggested: ctx.Err().
package ctxerr
