package alias

import (
	"database/sql"

	. "github.com/gin-gonic/gin"
)

func dotted(c *Context, db *sql.DB) {
	db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects`
}
