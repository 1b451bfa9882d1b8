// Package ctxdefer defines an Analyzer that finds cancel functions whose call
// a panic can skip, or whose deferred calls pile up.
//
// # Analyzer ctxdefer
//
// ctxdefer: a cancel that piles up in a loop or can be skipped
package ctxdefer
