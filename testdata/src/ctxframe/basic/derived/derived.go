package derived

import (
	"context"
	"database/sql"

	"github.com/gin-gonic/gin"
)

var (
	db     *sql.DB
	engine = gin.New()
)

type key struct{}

func derived(c *gin.Context) {
	ctx := context.WithValue(c, key{}, 1)
	db.PingContext(ctx) // want `ctx comes from c, which is never canceled, so db\.PingContext keeps running after the client disconnects; pass c\.Request\.Context\(\)`
}
