package naming

import (
	"context"
	"testing"
)

// Nobody but the test reads it.
type double struct{}

func (double) load(c context.Context) error { return c.Err() }

func TestLoad(t *testing.T) { _ = double{}.load(t.Context()) }
