// Package receiver holds receivers that are left behind.
package receiver

import "errors"

func use(int) {}

func ask() error { return nil }

func neverClosed(items []int) {
	in := make(chan int)
	go func() {
		for v := range in { // want `the goroutine that ranges over in leaks when neverClosed returns, because nothing closes in; close it after the last send`
			use(v)
		}
	}()
	for _, item := range items {
		in <- item
	}
}

func closedLate(items []int) error {
	in := make(chan int)
	go func() {
		for v := range in { // want `the goroutine that receives from in leaks if closedLate returns early, because nothing then sends on in or closes it; defer close\(in\)`
			use(v)
		}
	}()
	for _, item := range items {
		if item < 0 {
			return errors.New("negative")
		}
		in <- item
	}
	close(in)
	return nil
}

func stop() error {
	done := make(chan struct{})
	go func() {
		<-done // want `the goroutine that receives from done leaks if stop returns early, because nothing then sends on done or closes it`
		use(1)
	}()
	if err := ask(); err != nil {
		return err
	}
	close(done)
	return nil
}

func closed(items []int) error {
	in := make(chan int)
	defer close(in)
	go func() {
		for v := range in {
			use(v)
		}
	}()
	for _, item := range items {
		if item < 0 {
			return errors.New("negative")
		}
		in <- item
	}
	return nil
}

func closedBehind(items []int) {
	in := make(chan int)
	go func() {
		for v := range in {
			use(v)
		}
	}()
	for _, item := range items {
		in <- item
	}
	close(in)
}

// Somebody else may close it.
func closedElsewhere(after func(func())) error {
	in := make(chan int)
	after(func() { close(in) })
	go func() {
		for v := range in {
			use(v)
		}
	}()
	if err := ask(); err != nil {
		return err
	}
	in <- 1
	return nil
}

// The receiver need not wait.
func mayLeave(stop chan int) error {
	in := make(chan int)
	go func() {
		select {
		case <-in:
		case <-stop:
		}
	}()
	if err := ask(); err != nil {
		return err
	}
	in <- 1
	return nil
}

func mayEnd(n int) error {
	in := make(chan int)
	go func() {
		if n > 0 {
			<-in
		}
	}()
	if err := ask(); err != nil {
		return err
	}
	if n > 0 {
		in <- 1
	}
	return nil
}

// So may a function that is handed on later.
func closedLater(after func(func())) error {
	in := make(chan int)
	go func() {
		for v := range in {
			use(v)
		}
	}()
	after(func() { close(in) })
	if err := ask(); err != nil {
		return err
	}
	in <- 1
	return nil
}

func closedAfterwards(items []int) error {
	in := make(chan int)
	go func() {
		for v := range in {
			use(v)
		}
	}()
	defer close(in)
	for _, item := range items {
		if item < 0 {
			return errors.New("negative")
		}
		in <- item
	}
	return nil
}

// Silent: it receives in a select only, and never ends of itself.
func endless(early bool, tick <-chan int) error {
	in := make(chan int)
	go func() {
		for {
			select {
			case <-in:
			case <-tick:
			}
		}
	}()
	if early {
		return nil
	}
	in <- 1
	return nil
}
