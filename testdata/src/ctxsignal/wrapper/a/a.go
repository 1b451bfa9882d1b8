// Package a waits for all that runs.
package a

import "sync"

var running sync.WaitGroup

// Wait waits.
func Wait() { running.Wait() }
