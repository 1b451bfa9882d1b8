// Package imports has errors under another name, and something else as errors.
package imports

import (
	"context"
	std "errors"
)

var errors = std.New("the name is taken")

func canceled(err error) bool {
	return err == context.Canceled || err == errors // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}
