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
	db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects; pass c\.Request\.Context\(\).*\[frame\?\]`
}

func fast(ctx *fasthttp.RequestCtx) {
	db.PingContext(ctx) // want `ctx is canceled only when the server shuts down, so db\.PingContext keeps running after the client disconnects; pass a context with a deadline.*\[frame\?\]`
}

func second(c *fiber2.Ctx) error {
	return db.PingContext(c.Context()) // want `c\.Context\(\) is canceled only when the server shuts down, so db\.PingContext keeps running after the client disconnects; pass c\.UserContext\(\).*\[frame\?\]`
}

func third(c fiber.Ctx) error {
	return db.PingContext(c) // want `c is never canceled, so db\.PingContext keeps running after the client disconnects; pass c\.Context\(\).*\[frame\?\]`
}

func limited(ctx *fasthttp.RequestCtx) error {
	limited, cancel := context.WithTimeout(ctx, time.Second) // want `ctx is canceled only when the server shuts down, so the work under context\.WithTimeout keeps running after the client disconnects`
	defer cancel()
	return db.PingContext(limited)
}

func started(ctx *fasthttp.RequestCtx) {
	go func() {
		db.PingContext(ctx) // want `ctx is reused for another request once this handler returns, which does not wait for the goroutine; copy what the goroutine needs before it starts.*\[frame\]`
	}()
}

// The callee wants the framework's own.
func own(c fiber.Ctx) error { return respond(c) }

func respond(c fiber.Ctx) error {
	<-c.Done()
	return c.Err()
}
