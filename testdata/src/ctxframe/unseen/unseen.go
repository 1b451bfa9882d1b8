// Package unseen has handlers whose engine is made elsewhere, and frameworks
// that know no end of a request.
package unseen

import (
	"context"
	"database/sql"
	"time"

	"github.com/gin-gonic/gin"
	fiber2 "github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v3"
	"github.com/valyala/fasthttp"
)

var db *sql.DB

func passed(c *gin.Context) {
	db.PingContext(c) // want `c never ends, so db\.PingContext goes on when the client has gone; pass c\.Request\.Context\(\) .*\[frame\?\]`
}

func fast(ctx *fasthttp.RequestCtx) {
	db.PingContext(ctx) // want `ctx ends only when the server shuts down, so db\.PingContext goes on when the client has gone; pass a context with an end of its own .*\[frame\?\]`
}

func second(c *fiber2.Ctx) error {
	return db.PingContext(c.Context()) // want `c\.Context\(\) ends only when the server shuts down, .* pass c\.UserContext\(\) .*\[frame\?\]`
}

func third(c fiber.Ctx) error {
	return db.PingContext(c) // want `c never ends, .* pass c\.Context\(\) .*\[frame\?\]`
}

func limited(ctx *fasthttp.RequestCtx) error {
	limited, cancel := context.WithTimeout(ctx, time.Second) // want `ctx ends only when the server shuts down, so context\.WithTimeout goes on`
	defer cancel()
	return db.PingContext(limited)
}

func started(ctx *fasthttp.RequestCtx) {
	go func() {
		db.PingContext(ctx) // want `ctx serves another request once this handler has returned, which does not wait for the goroutine; copy what the goroutine needs before it starts .*\[frame\]`
	}()
}

// The callee wants the framework's own.
func own(c fiber.Ctx) error { return respond(c) }

func respond(c fiber.Ctx) error {
	<-c.Done()
	return c.Err()
}
