// Package standin has another package of the name errors, with its own Is.
package standin

import (
	"context"

	"example.com/errors"
)

var errStopped = errors.New("stopped")

func canceled(err error) bool {
	return err == context.Canceled || err == errStopped // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}

func beside(err error) bool {
	return err == context.Canceled || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
