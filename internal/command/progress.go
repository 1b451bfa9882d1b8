package command

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// patience is how long a run may take in silence.
const patience = 700 * time.Millisecond

// progress shows on a terminal what a long run is doing, in one line that it
// removes in the end.
type progress struct {
	out   io.Writer // nil: show nothing
	notes io.Writer // for what has to be said once, to whomever

	mu    sync.Mutex
	doing string
	shown bool

	end  chan struct{}
	over sync.WaitGroup
}

func newProgress(w World) *progress {
	p := &progress{notes: w.Stderr, end: make(chan struct{})}
	if w.StderrTerminal && w.Getenv("TERM") != "dumb" {
		p.out = w.terminal
		p.over.Go(p.run)
	}
	return p
}

func (p *progress) stage(name string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.doing = name
}

// compiling says why a first run takes so long.
func (p *progress) compiling(dependencies int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
	fmt.Fprintf(p.notes, "ctxlint: the go command compiles %d dependencies, whose types are read from the result; "+
		"the next run finds them in the build cache (-source compiles nothing)\n", dependencies)
}

func (p *progress) run() {
	start := time.Now()
	tick := time.NewTicker(patience)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			p.mu.Lock()
			fmt.Fprintf(p.out, "\r\x1b[Kctxlint: %s, %ds", p.doing, int(time.Since(start).Seconds()))
			p.shown = true
			p.mu.Unlock()
		case <-p.end:
			return
		}
	}
}

// stop removes the line.
func (p *progress) stop() {
	close(p.end)
	p.over.Wait()
	if p.shown {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
