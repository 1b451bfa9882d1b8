// Package fiber has the part of fiber 3 that the fixtures need.
package fiber

import (
	"context"
	"time"
)

type Ctx interface {
	Context() context.Context
	Deadline() (time.Time, bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}
