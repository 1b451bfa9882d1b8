package alias

import (
	. "context"
	. "testing"
)

func TestDotted(t *T) {
	db.PingContext(Background()) // want `pass t\.Context\(\)`
	t.Cleanup(func() {
		db.PingContext(t.Context()) // want `t\.Context\(\) is cancelled before t\.Cleanup`
		db.PingContext(TODO())
	})
}
