// Package turns holds channels whose ends have an understanding: they take turns, or
// count each other.
package turns

import (
	"context"
	"errors"
	"io"
)

func step(n int) error {
	if n > 3 {
		return errors.New("broken")
	}
	return nil
}

// The server answers each request, and leaves with an answer.
func serve(ask chan int, answer chan error) {
	for {
		n := <-ask
		if n < 0 {
			return
		}
		if err := step(n); err != nil {
			answer <- err
			return
		}
		answer <- nil
	}
}

// The client waits for the answer before it asks again: there is room for the last.
func client(ctx context.Context, list []int) error {
	ask, answer := make(chan int, 1), make(chan error, 1)
	go serve(ask, answer)
	for _, n := range list {
		ask <- n
		select {
		case err := <-answer:
			if err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	ask <- -1
	return nil
}

// It has no room for the last.
func narrow(list []int) error {
	ask, answer := make(chan int), make(chan error, 1)
	go func() {
		for n := range ask {
			err := step(n)
			answer <- err
			if err != nil {
				return
			}
		}
	}()
	for _, n := range list {
		ask <- n // want `nothing receives from ask once its receiver has returned, so this send blocks forever`
		if err := <-answer; err != nil {
			break
		}
	}
	ask <- -1
	return nil
}

// It does not wait for the answer.
func hasty(list []int) error {
	ask, answer := make(chan int, 1), make(chan error, 1)
	go func() {
		for {
			n := <-ask
			err := step(n)
			answer <- err // want `nothing receives from answer once its receiver has returned, so this send blocks forever`
			if err != nil {
				return
			}
		}
	}()
	for _, n := range list {
		ask <- n // want `nothing receives from ask once its receiver has returned, so this send blocks forever`
		if n == 1 {
			continue
		}
		if err := <-answer; err != nil {
			return err
		}
	}
	ask <- -1
	return nil
}

func print(lines chan string, stop chan bool) {
	for {
		select {
		case <-stop:
			return
		case s := <-lines:
			println(s)
		}
	}
}

func count(stop chan bool, n *int) {
	for {
		select {
		case <-stop:
			return
		default:
			*n++
		}
	}
}

// Each receiver takes one value, and there are as many values as receivers.
func balanced(lines chan string) (n int) {
	stop := make(chan bool)
	go print(lines, stop)
	go count(stop, &n)
	lines <- "line"
	stop <- true
	stop <- true
	return n
}

// There is one value too many.
func unbalanced(lines chan string) (n int) {
	stop := make(chan bool)
	go print(lines, stop)
	go count(stop, &n)
	stop <- true // want `nothing receives from stop once its receiver has returned, so this send blocks forever`
	stop <- true
	stop <- true
	return n
}

// A receiver may leave without a value.
func printAll(lines chan string, stop chan bool) {
	for {
		select {
		case <-stop:
			return
		case s := <-lines:
			if s == "" {
				return
			}
		}
	}
}

func early(lines chan string) {
	stop := make(chan bool)
	go printAll(lines, stop)
	stop <- true
}

type list struct{ items []int }

func (l *list) Items() []int { return l.items }

type pool struct{ slots chan struct{} }

// Run runs f on a goroutine, when there is a slot.
func (p *pool) Run(f func()) {
	p.slots <- struct{}{}
	go func() {
		defer func() { <-p.slots }()
		f()
	}()
}

// There is room for what each of the functions sends.
func all(p *pool, l *list) error {
	errs := make(chan error, len(l.Items()))
	for _, n := range l.Items() {
		p.Run(func() {
			if err := step(n); err != nil {
				errs <- err
				return
			}
			errs <- nil
		})
	}
	for i := 0; i < len(l.Items()); i++ {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

// The goroutines stand here.
func allHere(l *list) error {
	errs := make(chan error, len(l.Items()))
	for _, n := range l.Items() {
		go func() { errs <- step(n) }()
	}
	for range l.Items() {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

// Each of them sends twice.
func twice(l *list) error {
	errs := make(chan error, len(l.Items()))
	for _, n := range l.Items() {
		go func() {
			for range 2 {
				errs <- step(n) // want `nothing receives from errs once its receiver has returned, so this send blocks forever`
			}
		}()
	}
	for range l.Items() {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

// A constant has room for eight of them.
func some(p *pool, l *list) error {
	errs := make(chan error, 8)
	for _, n := range l.Items() {
		p.Run(func() {
			errs <- step(n) // want `nothing receives from errs once its receiver has returned, so this send blocks forever`
		})
	}
	for range l.Items() {
		if err := <-errs; err != nil {
			return err
		}
	}
	return nil
}

// What the buffer holds when the receiver has left is not known.
type queue struct {
	acks chan int
	w    io.Writer
}

func newQueue(w io.Writer) *queue { return &queue{acks: make(chan int, 1024), w: w} }

func (q *queue) run() error {
	for n := range q.acks {
		if _, err := q.w.Write([]byte{byte(n)}); err != nil {
			return err
		}
	}
	return nil
}

func (q *queue) accept(parts chan int) {
	for n := range parts {
		go func() {
			q.acks <- n // want `nothing receives from q\.acks once its receiver has returned, so this send blocks forever.*\[hang\?\]`
			println(n)
		}()
	}
}
