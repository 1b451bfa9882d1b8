package dot

import (
	"database/sql"

	. "github.com/gin-gonic/gin"
)

var engine = New()

func dotted(c *Context, db *sql.DB) {
	db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects`
}
