package generated

import "testing"

func TestWritten(t *testing.T) {
	t.Cleanup(func() { db.PingContext(t.Context()) }) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.PingContext returns immediately`
}
