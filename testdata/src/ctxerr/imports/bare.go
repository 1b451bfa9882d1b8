package imports

import "context"

func bareCanceled(err error) bool {
	return err == context.Canceled // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
}
