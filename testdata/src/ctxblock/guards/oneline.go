package guards

import "context"

// A fix would have to break the line.
func oneLine(ctx context.Context, out chan int) error {
	defer func() { use(0) }()
	func() { out <- 1 }()
	return ask(ctx)
}
