package imports

import (
	"context"

	other "example.com/errors"
)

func otherCanceled(err error) bool {
	return err == context.Canceled || err == other.New("stopped") // want `== misses`
}
