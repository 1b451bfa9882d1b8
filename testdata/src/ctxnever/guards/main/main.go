// Command main runs for ever.
package main

import (
	"context"
	"time"
)

func serve() {}

func main() {
	go serve()
	<-context.Background().Done()
}

func daemon() {
	go serve()
	<-context.Background().Done() // want `nothing cancels context\.Background\(\), so this receive blocks forever and what follows never runs`
}

type command struct{}

func (command) main() {
	<-context.Background().Done() // want `nothing cancels context\.Background\(\), so this receive blocks forever and what follows never runs`
}

var _ = time.Second
