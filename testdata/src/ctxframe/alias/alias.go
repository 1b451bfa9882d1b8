// Package alias has the packages and types under other names.
package alias

import (
	stdctx "context"
	"database/sql"
	web "github.com/gin-gonic/gin"
)

type request = *web.Context

var engine = web.New()

func renamed(c request, db *sql.DB) {
	db.PingContext((c)) // want `c never ends, so db\.PingContext`
	var _ stdctx.Context = c
}
