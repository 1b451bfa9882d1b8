package basic

import (
	"context"
	"io"
	"net/http"
	"sync"
	"time"
)

func once(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for work(ctx) == nil {
		time.Sleep(1)
	}
}

func perTurn(ctx context.Context, n int) {
	for range n {
		func() {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			_ = work(ctx)
		}()
	}
}

func leaves(ctx context.Context) error {
	for {
		if work(ctx) == nil {
			ctx, cancel := context.WithCancel(ctx)
			defer cancel()
			return work(ctx)
		}
	}
}

func leavesByBreak(ctx context.Context, all []int) {
	for _, n := range all {
		if n == 1 {
			turn, cancel := context.WithCancel(ctx)
			defer cancel()
			_ = work(turn)
			break
		}
	}
}

func alsoCalled(ctx context.Context) {
	for {
		turn, cancel := context.WithCancel(ctx)
		defer cancel() // for the returns
		if work(turn) != nil {
			return
		}
		cancel()
	}
}

func madeBefore(ctx context.Context, n int) {
	turn, cancel := context.WithCancel(ctx)
	for range n {
		defer cancel()
		_ = work(turn)
	}
}

func subscribe(context.Context) context.CancelFunc { return nil }

func subscribes(ctx context.Context, n int) {
	for range n {
		unsubscribe := subscribe(ctx)
		defer unsubscribe()
	}
}

func otherVariable(ctx context.Context, n int, cancel func()) {
	for range n {
		_, cancel := context.WithCancel(ctx)
		cancel()
	}
	for range n {
		defer cancel()
	}
}

// Three contexts pile up nothing, nor do those of a short list.
func few(ctx context.Context) {
	names := []string{"a", "b"}
	for range 3 {
		for _, name := range names {
			turn, cancel := context.WithCancel(context.WithValue(ctx, key{}, name))
			defer cancel()
			_ = work(turn)
		}
	}
}

type key struct{}

type stream interface{ Recv() (string, error) }

type dialer interface {
	Watch(ctx context.Context, name string) stream
	Events(ctx context.Context, name string) <-chan string
	Get(ctx context.Context, name string) (*record, error)
}

type record struct{ name string }

// The streams are read after the loop.
func opens(ctx context.Context, d dialer, names []string) {
	var all []stream
	channels := make(map[string]<-chan string)
	for _, name := range names {
		turn, cancel := context.WithCancel(ctx)
		defer cancel()
		s := d.Watch(turn, name)
		all = append(all, s)
		channels[name] = d.Events(turn, name)
	}
	for _, s := range all {
		_, _ = s.Recv()
	}
}

type server struct{ ctx context.Context }

func (s *server) start(ctx context.Context) { s.ctx = ctx }

// The callee keeps it.
func starts(ctx context.Context, all []*server) {
	for _, s := range all {
		turn, cancel := context.WithCancel(ctx)
		defer cancel()
		s.start(turn)
	}
}

// Nobody has the context.
func dropped(ctx context.Context, names []string) {
	for range names {
		_, cancel := context.WithCancel(ctx)
		defer cancel()
	}
}

// What the turn makes is needed when it is over: that it is dead then is for ctxearly.
func kept(ctx context.Context, n int) []io.ReadCloser {
	var all []io.ReadCloser
	for range n {
		turn, cancel := context.WithCancel(ctx)
		defer cancel()
		body, _ := get(turn)
		all = append(all, body)
	}
	return all
}

func requested(ctx context.Context, n int) (rs []*http.Request) {
	for range n {
		turn, cancel := context.WithCancel(ctx)
		defer cancel()
		rs = append(rs, (&http.Request{}).WithContext(turn))
	}
	return rs
}

// To cancel at the end of the turn would stop the goroutine, which outlives it.
func spawned(ctx context.Context, n int) {
	for range n {
		turn, cancel := context.WithCancel(ctx)
		defer cancel()
		go work(turn)
	}
}

func races(ctx context.Context, late <-chan time.Time, results chan error) error {
	for {
		select {
		case <-late:
			second, cancel := context.WithCancel(ctx)
			defer cancel()
			go func() { results <- work(second) }()
		case err := <-results:
			return err
		}
	}
}

// Each turn's goroutine works with its context, and all are waited for.
func fanOut(ctx context.Context, ids []int) {
	var wg sync.WaitGroup
	for range ids {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		defer cancel()
		wg.Add(1)
		go func(ctx context.Context) {
			defer wg.Done()
			work(ctx)
		}(ctx)
	}
	wg.Wait()
}

// Each turn calls it, and the defer is a repeat.
func halves(ctx context.Context, n int) {
	for i := range n {
		turn, cancel := context.WithCancel(ctx)
		defer cancel()
		if i%2 == 0 {
			cancel()
		}
		_ = work(turn)
		if i%2 == 1 {
			cancel()
		}
	}
}
