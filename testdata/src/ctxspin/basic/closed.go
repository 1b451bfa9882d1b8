package basic

import "log"

type office struct {
	quit chan struct{}
	jobs chan int
}

func newOffice() *office { return &office{quit: make(chan struct{}), jobs: make(chan int)} }

func (s *office) stop() { close(s.quit) }

func (s *office) put(n int) { s.jobs <- n }

func (s *office) spins() {
	for {
		select {
		case <-s.quit: // want `the loop spins on this select once s\.quit is closed, because the case does not leave the loop; return, or break out of the loop with a label`
			log.Print("over")
		case n := <-s.jobs:
			log.Print(n)
		}
	}
}

func (s *office) leaves() {
	for {
		select {
		case <-s.quit:
			return
		case n := <-s.jobs:
			log.Print(n)
		}
	}
}

// A channel that is nil is never ready.
func onceReady(jobs chan int) {
	ready := make(chan struct{})
	go func() { close(ready) }()
	wait := ready
	for {
		select {
		case <-wait:
			wait = nil
		case n := <-jobs:
			log.Print(n)
		}
	}
}

// Each value opens the arm once.
func eachValue(jobs chan int) {
	wake := make(chan struct{})
	go func() {
		wake <- struct{}{}
		close(wake)
	}()
	for {
		select {
		case <-wake:
			log.Print("awake")
		case n := <-jobs:
			log.Print(n)
		}
	}
}
