// Package far has channels of which the model of far ends is asked.
package far

import "context"

func work(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func named(list []int, n, m int) {
	a := make(chan int, len(list)) // want `enough`
	for _, v := range list {
		a <- v
	}
	b := make(chan int, 2*n+1) // want `enough`
	for range n {
		b <- 1
	}
	for i := 0; i < n; i++ {
		b <- 2
	}
	b <- 3
	c := make(chan int, n) // want `short`
	for range m {
		c <- 1
	}
	d := make(chan int, n) // want `unknown`
	for _, v := range list {
		d <- v
	}
	e := make(chan int, 1) // want `short`
	for _, v := range list {
		e <- v
	}
	f := make(chan int, 4) // want `enough`
	for range 4 {
		go func() { f <- 1 }()
	}
}

func exclusive(first bool) {
	ch := make(chan int, 1) // want `enough`
	if first {
		go func() { ch <- 1 }()
	} else {
		go func() { ch <- 2 }()
	}
}

func later(run func(func())) {
	ch := make(chan int, 1) // want `short`
	run(func() { ch <- 1 })
}

func arms(ctx context.Context, quit chan struct{}) {
	ch := make(chan int) // want `short`
	go func() {
		for {
			select {
			case <-ch: // want `leaves with ctx`
			case <-ctx.Done():
				return
			}
		}
	}()
	go func() {
		for {
			select {
			case <-ch: // want `leaves with quit`
			case <-quit:
				return
			}
		}
	}()
	go func() {
		for range ch { // want `drains`
		}
	}()
	go func() {
		for {
			v, ok := <-ch // want `drains`
			if !ok {
				return
			}
			_ = v
		}
	}()
	go func() {
		for range ch { // want `leaves`
			if work(ctx) != nil {
				return
			}
		}
	}()
	ch <- 1
	ch <- 2
}

func ends(ctx context.Context, in chan int) {
	ch := make(chan error) // want `short`
	go func() { ch <- work(ctx) }()
	<-ch                    // want `ends`
	other := make(chan int) // want `short`
	go func() { other <- <-in }()
	<-other // want `stays`
}

type pool struct{ tokens chan int }

func newPool(n int) *pool {
	p := &pool{make(chan int, n)} // want `short pool`
	for range n {
		p.tokens <- 1
	}
	return p
}
