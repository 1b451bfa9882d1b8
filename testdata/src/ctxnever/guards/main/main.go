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
	<-context.Background().Done() // want `nothing ends`
}

type command struct{}

func (command) main() {
	<-context.Background().Done() // want `nothing ends`
}

var _ = time.Second
