package basic

import (
	"database/sql"
	"time"

	"github.com/gin-gonic/gin"
)

var db *sql.DB

func routes() *gin.Engine {
	r := gin.New()
	r.ContextWithFallback = false
	r.GET("/", direct)
	return r
}

// passed: one context, one finding.

func direct(c *gin.Context) {
	db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects; pass c\.Request\.Context\(\).*\[frame\]`
	db.PingContext(c)
}

// goroutine: any use is a race.

func started(c *gin.Context) {
	go func() { // started here
		db.PingContext(c) // want `c is reused for another request once this handler returns, which does not wait for the goroutine; pass c\.Copy\(\) to the goroutine, or copy what it needs.*\[frame\]`
	}()
}

func value(c *gin.Context) {
	go func() {
		user := c.Value("user") // want `c is reused for another request once this handler returns, which does not wait for the goroutine`
		db.Exec("INSERT", user, c.Request.URL.Path)
	}()
}

func argument(c *gin.Context) {
	go audit(c) // want `c is reused for another request once this handler returns, which does not wait for the goroutine`
	c.JSON(200, nil)
}

func audit(c *gin.Context) { time.Sleep(time.Second) }

func timer(c *gin.Context) {
	time.AfterFunc(time.Second, func() {
		c.Set("late", true) // want `c is reused for another request once this handler returns, which does not wait for the goroutine`
	})
}

// The request's own context ends with the handler, in a copy too.
func requests(c *gin.Context) {
	go func() {
		db.PingContext(c.Request.Context()) // want `c is reused for another request once this handler returns, which does not wait for the goroutine; derive a context with a timeout from context\.WithoutCancel\(c\.Request\.Context\(\)\) before it starts`
	}()
}
