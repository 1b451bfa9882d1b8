package callee

import (
	"context"
	"sync"
)

// Its callers run on goroutines that a function with a context waits for.
func part() error {
	return work(context.Background()) // want `because part makes its own context\.Background although each of its 2 callers has a context`
}

func runParts(ctx context.Context) {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		part()
	}()
	wg.Go(func() { part() })
	wg.Wait()
}

// Nobody waits for this one.
func loose() error { return work(context.Background()) }

func runLoose(ctx context.Context, wg *sync.WaitGroup) {
	go func() {
		defer wg.Done()
		loose()
	}()
}
