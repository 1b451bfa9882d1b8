// Package alias has the packages and types under other names.
package alias

import (
	stdctx "context"
	"database/sql"
	tst "testing"
)

type handle = *tst.T

var db *sql.DB

func TestRenamed(t handle) {
	db.PingContext(stdctx.Background()) // want `pass t\.Context\(\)`
	t.Cleanup(func() {
		db.PingContext((t.Context())) // want `\(t\.Context\(\)\) is canceled before t\.Cleanup runs this, so db\.PingContext returns immediately`
	})
	_ = stdctx.TODO
}
