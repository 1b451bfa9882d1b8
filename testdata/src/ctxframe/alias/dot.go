package alias

import (
	"database/sql"

	. "github.com/gin-gonic/gin"
)

func dotted(c *Context, db *sql.DB) {
	db.PingContext(c) // want `c never ends, so db\.PingContext`
}
