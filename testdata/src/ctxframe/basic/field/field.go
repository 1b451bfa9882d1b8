package field

import (
	"database/sql"

	"github.com/gin-gonic/gin"
)

var (
	db     *sql.DB
	engine = gin.New()
)

// A field is as good as a parameter.
type handler struct{ c *gin.Context }

func (h handler) field() {
	db.PingContext(h.c) // want `h\.c is never canceled, so db\.PingContext keeps running after the client disconnects; pass h\.c\.Request\.Context\(\)`
}
