// Package ctxblock reports waits that ignore the context.
//
// # Analyzer ctxblock
//
// ctxblock: waiting without watching the context
package ctxblock
