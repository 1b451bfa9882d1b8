// Package app gets its context from another package, where it may change.
package app

import (
	"context"

	"ctxnever/wrapper/lib"
)

func foreign() { <-lib.New().Done() }

func own() {
	<-context.Background().Done() // want `nothing cancels context\.Background\(\), so this receive blocks forever and what follows never runs`
}
