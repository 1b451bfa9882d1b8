package alias

import (
	. "context"
	. "testing"
)

func TestDotted(t *T) {
	db.PingContext(Background()) // want `pass t\.Context\(\)`
	t.Cleanup(func() {
		db.PingContext(t.Context()) // want `t\.Context\(\) is canceled before t\.Cleanup runs this, so db\.PingContext returns immediately`
		db.PingContext(TODO())
	})
}
