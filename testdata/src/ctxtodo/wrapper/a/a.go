// Package a has a placeholder of its own.
package a

import "context"

// Later returns it.
func Later() context.Context {
	return context.TODO() // want `context\.TODO in Later`
}
