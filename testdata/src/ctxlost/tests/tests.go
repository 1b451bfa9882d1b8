// Package tests has a test that wants a cancel function.
package tests

import "context"

func enter(cancel context.CancelFunc) { cancel() }
