package literal

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

var engine = &gin.Engine{ContextWithFallback: true}

func passed(c *gin.Context, db *sql.DB) {
	db.PingContext(c)
}
