// Package closure has handlers that are literals, and literals in handlers.
package closure

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

func routes(db *sql.DB) *gin.Engine {
	r := gin.New()
	r.GET("/", func(c *gin.Context) {
		db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects, here and in one other place of this package; set ContextWithFallback on the engine, or pass c\.Request\.Context\(\) in each`
	})
	r.GET("/go", func(c *gin.Context) {
		go func() {
			func() {
				c.Set("late", true) // want `c is reused for another request once this handler returns, which does not wait for the goroutine`
			}()
		}()
	})
	return r
}

func called(c *gin.Context, db *sql.DB) {
	func() {
		db.PingContext(c)
	}()
}
