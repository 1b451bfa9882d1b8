package once

import "github.com/gin-gonic/gin"

func routes() *gin.Engine {
	r := gin.New()
	r.GET("/", list)
	r.GET("/one", show)
	r.GET("/two", func(c *gin.Context) { db.PingContext(c) })
	return r
}

// A goroutine is a defect of its own.
func started(c *gin.Context) {
	go func() {
		c.Set("late", true) // want `c is reused for another request once this handler returns`
	}()
}
