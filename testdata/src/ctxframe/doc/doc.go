// Package doc has the examples of the rule's page.
package doc

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

const query = "SELECT 1"

var (
	db     *sql.DB
	engine = gin.New()
)

func bad(c *gin.Context) {
	rows, err := db.QueryContext(c, query) // want `c is never canceled, so db\.QueryContext keeps running after the client disconnects; pass c\.Request\.Context\(\)`
	if err == nil {
		rows.Close()
	}
}

func good(c *gin.Context) {
	rows, err := db.QueryContext(c.Request.Context(), query) // good
	if err == nil {
		rows.Close()
	}
}
