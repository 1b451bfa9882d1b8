// Package logrus stands for the logging library: its entries hold a context for
// their hooks to read values from.
package logrus

import "context"

// An Entry is a log line in the making.
type Entry struct {
	Context context.Context
}

// Info logs.
func (e *Entry) Info(args ...any) {}
