// Package errors stands in for the standard library's, as some do.
package errors

func Is(err, target error) bool { return false }

func New(text string) error { return nil }
