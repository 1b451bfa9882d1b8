package imports

import "context"

func bareCanceled(err error) bool {
	return err == context.Canceled // want `== misses`
}
