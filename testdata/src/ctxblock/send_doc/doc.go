// Package doc holds the examples of the rule's page.
package doc

import "context"

func ask() string { return "" }

func bad(ctx context.Context) (string, error) {
	result := make(chan string) // want `the goroutine that sends on result leaks if bad takes case <-ctx\.Done\(\), because result has no buffer for it`
	go func() { result <- ask() }()
	select {
	case s := <-result:
		return s, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func good(ctx context.Context) (string, error) {
	result := make(chan string, 1)
	go func() { result <- ask() }()
	select {
	case s := <-result:
		return s, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
