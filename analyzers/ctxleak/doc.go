// Package ctxleak defines an Analyzer that finds cancel functions that are
// not called.
//
// # Analyzer ctxleak
//
// ctxleak: a cancel function that is not called
package ctxleak
