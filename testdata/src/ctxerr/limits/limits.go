// Package limits holds what is missed or left alone.
package limits

import (
	"context"
	"strings"
)

// Another name for the sentinel is not followed.
var errStopped = context.Canceled

func another(err error) bool { return err == errStopped }

// Neither is the text of an error, which some libraries leave no other way.
func text(err error) bool {
	return strings.Contains(err.Error(), "context canceled") || err.Error() == context.Canceled.Error()
}

// A comparison by a function or a map.
func equal(a, b error) bool { return a == b }

func indirect(err error) bool { return equal(err, context.Canceled) }

func lookup(err error, codes map[error]int) int { return codes[err] }

// The last assignment in the text decides about what functions return.
func last(ctx context.Context, ask bool, work func() error) bool {
	err := work()
	if ask {
		err = said(ctx)
	}
	return err == context.Canceled
}

func said(ctx context.Context) error { return ctx.Err() }
