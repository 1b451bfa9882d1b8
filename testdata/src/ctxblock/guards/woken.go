package guards

import "context"

func widen(ctx context.Context, found chan<- string) error { return ctx.Err() }

func widened() chan string { return make(chan string, 8) }

// The goroutine that fails closes what the collector ranges over, which then says that it
// is done.
func wokenByCollector(ctx context.Context) ([]string, error) {
	found, failed, done := widened(), make(chan error, 1), make(chan struct{}, 1)
	var all []string
	go func() {
		for s := range found {
			all = append(all, s)
		}
		done <- struct{}{}
	}()
	go func() {
		if err := widen(ctx, found); err != nil {
			failed <- err
		}
		close(found)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		<-done
	}
	select {
	case err := <-failed:
		return nil, err
	default:
	}
	return all, nil
}

// It closes what the other case receives from.
func wokenByClose(ctx context.Context) error {
	failed, done := make(chan error, 1), make(chan struct{})
	go func() {
		defer close(done)
		failed <- widen(ctx, nil)
	}()
	select {
	case <-done:
	case <-ctx.Done():
	}
	return <-failed
}

// The collector is left waiting for more.
func leftAsleep(ctx context.Context) ([]string, error) {
	found, failed, done := widened(), make(chan error, 1), make(chan struct{}, 1)
	var all []string
	go func() {
		for s := range found {
			all = append(all, s)
		}
		done <- struct{}{}
	}()
	go func() {
		if err := widen(ctx, found); err != nil {
			failed <- err
			return
		}
		close(found)
	}()
	select {
	case <-done:
	case <-ctx.Done(): // want `this waits until ctx is done, so an error that the goroutine sends on failed before is not noticed`
	}
	select {
	case err := <-failed:
		return nil, err
	default:
	}
	return all, nil
}
