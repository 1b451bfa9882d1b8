package strict

import (
	"context"
	"errors"
	"net/http"
)

// The peer has gone: nobody reads an error.
func stream(w http.ResponseWriter, r *http.Request, events <-chan int) error {
	for {
		select {
		case <-r.Context().Done():
			return nil
		case e, ok := <-events:
			if !ok {
				return nil
			}
			if e < 0 {
				return errors.New("negative")
			}
		}
	}
}

var _ = func(w http.ResponseWriter, r *http.Request) {
	if err := stream(w, r, nil); err != nil {
		panic(err)
	}
}

// The caller ends the work when it has enough.
func generate(ctx context.Context, out chan<- int, most int) error {
	for i := range most {
		select {
		case <-ctx.Done():
			return nil
		case out <- i:
		}
	}
	return nil
}

func enough(out chan int) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	result := make(chan error, 1)
	go func() {
		err := generate(ctx, out, 1000)
		result <- err
	}()
	<-out
	cancel()
	return <-result
}

// What callers elsewhere make of it is for the documentation to say.
func Search(ctx context.Context, in <-chan int) ([]int, error) {
	var found []int
	for {
		select {
		case <-ctx.Done():
			return found, nil
		case i, ok := <-in:
			if !ok {
				return found, nil
			}
			found = append(found, i)
		}
	}
}

func search(ctx context.Context, in <-chan int) ([]int, error) {
	var found []int
	for {
		select {
		case <-ctx.Done():
			return found, nil // want `ctx is done here, but returning nil tells the caller that the work succeeded; return ctx\.Err\(\)`
		case i, ok := <-in:
			if !ok {
				return found, nil
			}
			found = append(found, i)
		}
	}
}

func count(ctx context.Context, in <-chan int) int {
	found, err := search(ctx, in)
	if err != nil {
		return -1
	}
	return len(found)
}
