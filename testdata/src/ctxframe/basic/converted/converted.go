package converted

import (
	"context"
	"database/sql"

	"github.com/gin-gonic/gin"
)

var (
	db     *sql.DB
	engine = gin.New()
)

func converted(c *gin.Context) {
	var ctx context.Context = c
	db.PingContext(ctx) // want `ctx comes from c, which is never canceled, so db\.PingContext keeps running after the client disconnects; pass`
}
