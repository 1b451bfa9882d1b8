// Package fallback makes the framework's context end with its request.
package fallback

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

var db *sql.DB

func routes() *gin.Engine {
	r := gin.New()
	r.ContextWithFallback = true
	return r
}

func passed(c *gin.Context) {
	db.PingContext(c)
}

// In a goroutine it makes no difference.
func started(c *gin.Context) {
	go func() {
		db.PingContext(c) // want `c is reused for another request once this handler returns, which does not wait for the goroutine`
	}()
}
