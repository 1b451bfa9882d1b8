// Package limits has what the rule misses, or is silent about on purpose.
package limits

import "context"

// A function value that is called elsewhere.
var root = context.TODO

func through() context.Context { return root() }
