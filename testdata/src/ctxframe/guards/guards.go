package guards

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
	"time"

	"github.com/gin-gonic/gin"
)

var (
	db     *sql.DB
	engine = gin.New()
)

// Only values are read.
func valueOnly(c *gin.Context) {
	slog.InfoContext(c, "request")
	user(c)
}

func user(ctx context.Context) any { return ctx.Value("user") }

// The callee wants the framework's own.
func own(c *gin.Context) {
	respond(c, 200)
}

func respond(c *gin.Context, code int) error {
	c.JSON(code, nil)
	return c.Err()
}

// The function waits.
func joined(c *gin.Context) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		c.Set("ready", true)
	}()
	wg.Wait()
}

func received(c *gin.Context) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.Set("ready", true)
	}()
	<-done
}

// The goroutine has a copy.
func copied(c *gin.Context) {
	own := c.Copy()
	go func() {
		own.Set("late", true)
		db.PingContext(own)
	}()
	go audit(c.Copy())
}

func audit(c *gin.Context) { time.Sleep(time.Second) }

// The goroutine has a context of its own.
func other(c *gin.Context) {
	ctx := context.WithoutCancel(c.Request.Context())
	go func() {
		db.PingContext(ctx)
	}()
}

// It may be another context.
func either(c *gin.Context, ctx context.Context, plain bool) {
	if !plain {
		ctx = c
	}
	db.PingContext(ctx)
}

// The finding is where the timeout is derived, once.
func limited(c *gin.Context) {
	ctx, cancel := context.WithTimeout(c, time.Second) // want `c is never canceled, so the work under context\.WithTimeout keeps running after the client disconnects`
	defer cancel()
	db.PingContext(ctx)
}

// It can't say that it was cut short.
func refreshed(c *gin.Context) { refresh(c) }

func refresh(ctx context.Context) {
	if _, err := db.ExecContext(ctx, "UPDATE tokens"); err != nil {
		slog.Error("refresh", "error", err)
	}
}
