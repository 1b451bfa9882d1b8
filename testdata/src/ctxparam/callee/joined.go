package callee

import (
	"context"
	"sync"
)

// Its callers run on goroutines that a function with a context waits for.
func part() error {
	return work(context.Background()) // want `the caller cannot cancel work, because part creates its own context\.Background\(\) although each of its 2 callers has a context; give part a parameter ctx context\.Context`
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
