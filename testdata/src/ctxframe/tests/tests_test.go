package tests

import (
	"database/sql"
	"testing"

	"github.com/gin-gonic/gin"
)

func TestHandler(t *testing.T) {
	var db *sql.DB
	r := gin.New()
	r.GET("/", func(c *gin.Context) {
		db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects`
	})
}
