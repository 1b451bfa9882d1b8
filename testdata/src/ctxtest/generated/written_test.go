package generated

import "testing"

func TestWritten(t *testing.T) {
	t.Cleanup(func() { db.PingContext(t.Context()) }) // want `t\.Context\(\) is cancelled before t\.Cleanup`
}
