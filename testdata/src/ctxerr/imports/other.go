package imports

import (
	"context"

	other "example.com/errors"
)

func otherCanceled(err error) bool {
	return err == context.Canceled || err == other.New("stopped") // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}
