package guards

import (
	"testing"

	"example.com/sdk"
)

// A test handle is no reason to write t.Context().
func (j *job) logged(t testing.TB) error { return sdk.Ping("h") }
