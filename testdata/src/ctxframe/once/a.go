// Package once has one engine, whose setting is one cause of several places.
package once

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

var db *sql.DB

// A place of two uses is one of three.
func list(c *gin.Context) {
	db.PingContext(c) // want `^c is never canceled, so db\.PingContext keeps running after the client disconnects, here and in 2 other places of this package; set ContextWithFallback on the engine, or pass c\.Request\.Context\(\) in each \(ctxframe\) \[frame\]`
	db.PingContext(c)
}

func show(c *gin.Context) { db.PingContext(c) }
