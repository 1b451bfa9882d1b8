package setting

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

// What the setting is, only the user knows.
func routes(fallback bool) *gin.Engine {
	r := gin.New()
	r.ContextWithFallback = fallback
	return r
}

func passed(c *gin.Context, db *sql.DB) {
	db.PingContext(c)
}
