// Package ctxvariant reports x
//
// # Analyzer ctxvariant
//
// ctxvariant: the form without a context, where one is at hand
//
// What it finds: x
package ctxvariant
