// Package stats stands for OpenCensus: what it records is tagged from the
// context, whose end it does not look at.
package stats

import "context"

// Measurement is a value to record.
type Measurement struct{ Value float64 }

// Record records with the tags of the context.
func Record(ctx context.Context, ms ...Measurement) { _ = ctx.Value(Measurement{}) }
