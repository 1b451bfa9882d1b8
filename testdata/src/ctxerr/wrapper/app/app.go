// Package app relies on what another package may change.
package app

import (
	"context"

	"ctxerr/wrapper/lib"
)

func stopped(ctx context.Context) bool {
	return lib.Wait(ctx) == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(lib\.Wait\(ctx\), context\.Canceled\)`
}
