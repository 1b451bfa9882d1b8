// Package limits has what the rule misses, or is silent about on purpose.
package limits

import (
	"context"
	"database/sql"

	"github.com/gin-gonic/gin"
)

var (
	db     *sql.DB
	engine = gin.New()
)

// A context that is none without a method of one's own says when it ends.
type own struct{ *gin.Context }

func (o own) Done() <-chan struct{} { return o.Request.Context().Done() }

func withOwn(c own) { db.PingContext(c) }

// A goroutine with a variable of the handler's: it may be a copy.
func local(c *gin.Context) {
	d := c
	go func() {
		d.Set("late", true)
	}()
}

// What is kept may be used when the handler has returned.
type job struct{ ctx context.Context }

var jobs []job

func kept(c *gin.Context) { jobs = append(jobs, job{c}) }

// What is detached keeps values only.
func detached(c *gin.Context) { db.PingContext(context.WithoutCancel(c)) }
