package driver

import "time"

// Stats say what a run cost.
type Stats struct {
	Listing  time.Duration // the go command
	Analysis time.Duration // type-checking and analysing, or reading what is known
	Module   time.Duration // what packages decide together

	// Analyzers are the times of each, of all packages, several of which run
	// side by side.
	Analyzers map[string]time.Duration

	Units   int // packages of the main module, and their variants for tests
	Records int // those whose results were known
}

// spent adds the time since start to what an analyzer took.
func (x *executor) spent(name string, start time.Time) {
	d := time.Since(start)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.times[name] += d
}

// count fills in what is known only in the end.
func (s *Stats) count(prog *program) {
	s.Analyzers = prog.exec.times
	for _, u := range prog.byID {
		switch {
		case !u.inScope:
		case u.whole:
			s.Units++
		case u.settled && u.record != nil:
			s.Units++
			s.Records++
		}
	}
}
