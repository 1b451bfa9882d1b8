// Package tested has handlers, and a test that makes an engine for them.
package tested

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

var db *sql.DB

// The engine of a test is not the program's.
func passed(c *gin.Context) {
	db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects; pass .*assuming nothing else cancels it at the end of a request.*\[frame\?\]`
}
