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
	db.PingContext((c)) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects`
	var _ stdctx.Context = c
}
