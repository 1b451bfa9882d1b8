// Command main ends, and its goroutines with it.
package main

import "time"

func main() {
	done := make(chan bool)
	go func() { done <- true }()
	select {
	case <-done:
	case <-time.After(time.Second):
	}
}
