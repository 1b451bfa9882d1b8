package generated

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

func written(c *gin.Context, db *sql.DB) {
	db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects`
}
