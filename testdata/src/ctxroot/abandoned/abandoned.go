// Package abandoned has work that may have to be done to its end.
package abandoned

import (
	"context"
	"errors"
	"log"
	"net/http"
	"sync"
)

type store struct{}

func (*store) Get(ctx context.Context) (int, error)      { return 0, ctx.Err() }
func (*store) Put(ctx context.Context, n int) error      { return ctx.Err() }
func (*store) DeleteTree(ctx context.Context) error      { return ctx.Err() }
func (*store) VolumeDelete(ctx context.Context) error    { return ctx.Err() }
func (*store) Index(ctx context.Context) (string, error) { return "", ctx.Err() }
func (*store) Warm(ctx context.Context) error            { return ctx.Err() }

// Half of it is worse than nothing.
func empty(ctx context.Context, s *store) error {
	return s.DeleteTree(context.Background()) // want `s\.DeleteTree gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming s\.DeleteTree may be aborted halfway`
}

// What undoes it has a life of its own.
func undone(ctx context.Context, s *store) (err error) {
	own := context.Background() // want `outlive the caller \(ctxroot\)`
	defer s.DeleteTree(own)
	return s.Put(own, 1)
}

func placeholder(ctx context.Context, s *store) error {
	return s.DeleteTree(context.TODO()) // want `outlive the caller \(ctxroot\)`
}

// The same root serves both.
func replace(ctx context.Context, s *store) error {
	own := context.Background() // want `s\.Get gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming s\.VolumeDelete may be aborted halfway`
	n, err := s.Get(own)
	if err != nil {
		return err
	}
	if err := s.VolumeDelete(own); err != nil {
		return err
	}
	return s.Put(own, n)
}

// A write is an answer for the caller.
func write(ctx context.Context, s *store) error {
	return s.Put(context.Background(), 1) // want `s\.Put gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// Nothing comes of a failure.
func logged(ctx context.Context, s *store) {
	if err := s.Warm(context.Background()); err != nil { // want `s\.Warm gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming s\.Warm, whose failure is ignored, serves the caller alone`
		log.Print(err)
	}
	err := s.Warm(context.Background()) // want `s\.Warm gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming s\.Warm, whose failure is ignored, serves the caller alone`
	if err != nil {
		log.Print(err)
	}
	if n, err := s.Get(context.Background()); err != nil { // want `outlive the caller \(ctxroot\)`
		log.Print(err)
	} else {
		log.Print(n)
	}
	name, _ := s.Index(context.Background()) // want `s\.Index gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming s\.Index, whose failure is ignored, serves the caller alone`
	log.Print(name)
}

// A literal hands it to the call that runs it.
func with(f func(*store) error) error { return f(new(store)) }

func handed(ctx context.Context) {
	err := with(func(s *store) error {
		return s.Warm(context.Background()) // want `s\.Warm gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming s\.Warm, whose failure is ignored, serves the caller alone`
	})
	if err != nil {
		log.Print(err)
	}
}

func readBy(ctx context.Context) (n int) {
	err := with(func(s *store) (err error) {
		n, err = s.Get(context.Background()) // want `outlive the caller \(ctxroot\)`
		return err
	})
	if err != nil {
		log.Print(err)
	}
	return n
}

func returned(ctx context.Context) error {
	return with(func(s *store) error {
		return s.Warm(context.Background()) // want `outlive the caller \(ctxroot\)`
	})
}

// The failure is told to somebody, kept or read once more.
func answered(w http.ResponseWriter, r *http.Request, s *store) {
	if err := s.Warm(context.Background()); err != nil { // want `outlive the caller \(ctxroot\)`
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func gathered(ctx context.Context, s *store) (all error) {
	if err := s.Warm(context.Background()); err != nil { // want `outlive the caller \(ctxroot\)`
		all = errors.Join(all, err)
	}
	err := s.Warm(context.Background()) // want `outlive the caller \(ctxroot\)`
	if err != nil {
		log.Print(err)
	}
	return errors.Join(all, err)
}

// A goroutine that it does not wait for would end with the caller.
func restore(ctx context.Context, wg *sync.WaitGroup) error {
	if err := new(store).Warm(ctx); err != nil {
		return err
	}
	go refill(ctx, wg)
	return nil
}

func refill(ctx context.Context, wg *sync.WaitGroup) {
	defer wg.Done()
	<-ctx.Done()
}

func begin(ctx context.Context) error {
	var wg sync.WaitGroup
	wg.Add(1)
	return restore(context.Background(), &wg)
}

// This one it waits for.
func restoreAll(ctx context.Context) error {
	var wg sync.WaitGroup
	wg.Add(1)
	go refill(ctx, &wg)
	wg.Wait()
	return ctx.Err()
}

func all(ctx context.Context) error {
	return restoreAll(context.Background()) // want `outlive the caller \(ctxroot\)`
}

// Once the context has ended, the loop may spin.
var errAgain = errors.New("again")

func propose(ctx context.Context) error {
	if ctx.Err() != nil {
		return errAgain
	}
	return nil
}

func join(ctx context.Context) error {
	err := errAgain
	for err == errAgain {
		err = propose(ctx)
	}
	return err
}

func grow(ctx context.Context) error {
	return join(context.Background()) // want `join gets context\.Background\(\), so it keeps running after ctx is canceled.*assuming join may be aborted halfway`
}

func asked(ctx context.Context, s *store) error {
	// TODO: should this get ctx?
	return s.Put(context.Background(), 1) // want `assuming the comment on line \d+ does not justify it`
}

// The comment is about the statement that begins with the root's.
func explained(ctx context.Context, s *store, ok bool) error {
	// Survives the client: a context of its own.
	if ok {
		own, cancel := context.WithCancel(context.Background()) // want `assuming the comment on line \d+ does not justify it`
		defer cancel()
		return s.Put(own, 1)
	}
	return nil
}
