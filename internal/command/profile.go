package command

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
)

// profiled runs work under the profiles that were asked for, and returns its
// exit status, or Failure if a profile cannot be written.
func (o *options) profiled(w World, work func() int) int {
	stop, err := o.startCPUProfile(w)
	if err != nil {
		return w.fail(err)
	}
	status := work()
	if err := errors.Join(stop(), o.writeMemoryProfile(w)); err != nil {
		return w.fail(err)
	}
	return status
}

func (o *options) startCPUProfile(w World) (stop func() error, err error) {
	if o.cpuProfile == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(resolve(w.Dir, o.cpuProfile))
	if err != nil {
		return nil, fmt.Errorf("-cpuprofile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(fmt.Errorf("-cpuprofile: %w", err), f.Close())
	}
	return func() error {
		pprof.StopCPUProfile()
		return f.Close()
	}, nil
}

// writeMemoryProfile writes what has been allocated, and what of it is alive.
func (o *options) writeMemoryProfile(w World) error {
	if o.memProfile == "" {
		return nil
	}
	f, err := os.Create(resolve(w.Dir, o.memProfile))
	if err != nil {
		return fmt.Errorf("-memprofile: %w", err)
	}
	runtime.GC() // or the last allocations are missing
	return errors.Join(pprof.Lookup("allocs").WriteTo(f, 0), f.Close())
}
