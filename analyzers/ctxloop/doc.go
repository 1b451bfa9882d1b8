// Package ctxloop reports loops that cannot be stopped.
//
// # Analyzer ctxloop
//
// ctxloop: a loop that cannot be stopped
package ctxloop
