// Package ctxfield reports contexts that are stored where they outlive the
// call that brought them.
//
// # Analyzer ctxfield
//
// ctxfield: context stored where it outlives its call
package ctxfield
