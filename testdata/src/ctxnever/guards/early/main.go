// Command main has clean-up that never runs.
package main

import "context"

func main() {
	ctx := context.Background()
	<-ctx.Done() // want `what follows never runs`
	println("bye")
}
