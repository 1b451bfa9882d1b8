package driver

import (
	"context"
	"sync"

	"github.com/ctxlint/ctxlint/internal/results"
)

// A package need not be analysed when everything that its results follow from
// is what it was. That is two things: what [program.key] hashes, by which a
// record is found, and the shapes of its imports of the module, which are in
// the record. So a package of which there is no record is analysed whatever its
// imports come to, and one that has a record waits until its imports are
// settled: if they were analysed and look the same as before, it is spared.

// reuse is what the program needs for it; the zero value reuses nothing.
type reuse struct {
	cache   *results.Cache
	setting results.Hash
}

// remember makes a program ask a cache.
func (prog *program) remember(opts Options, x *executor) {
	prog.cache, prog.setting = opts.Cache, setting(opts.Cache, opts, x)
	prog.typer.surfaces = true
}

// remembered gives the units that may be kept their keys, and those of which
// there are records these.
func (prog *program) remembered(units []*unit) {
	var wg sync.WaitGroup
	for _, u := range units {
		wg.Go(func() {
			prog.typer.limit <- struct{}{}
			defer func() { <-prog.typer.limit }()
			key, ok := prog.key(u)
			if !ok {
				return
			}
			u.key = key
			if data := prog.cache.Get(key); data != nil {
				u.record = decode(data)
			}
		})
	}
	wg.Wait()
}

// settle gives results to units, which are in the order of their imports: in
// waves, each of those that are certainly to be analysed.
func (prog *program) settle(ctx context.Context, units []*unit) {
	prog.remembered(units)
	for len(units) > 0 && ctx.Err() == nil {
		var now, later []*unit
		ahead := map[*unit]bool{} // to be analysed now
		for _, u := range units {
			after, during := true, true // its imports are settled, or will be
			for _, dep := range u.deps {
				if dep.inScope {
					after = after && dep.settled
					during = during && (dep.settled || ahead[dep])
				}
			}
			switch {
			case after && u.record != nil && u.record.holds(u, prog.exec.files):
				u.settled, u.shape = true, u.record.Shape
				prog.exec.join(u.record.Pending, u.record.Edges)
				continue
			case after, during && u.record == nil:
				ahead[u], u.record = true, nil
				now = append(now, u)
			default:
				later = append(later, u)
			}
		}
		prog.analyse(ctx, now)
		for _, u := range now {
			u.settled = true
		}
		units = later
	}
}

// keep puts away what is known of a unit that was just analysed.
func (prog *program) keep(u *unit, rec *record) {
	if u.key == (results.Hash{}) || u.failed || u.empty || rec.failed {
		return
	}
	needs, ok := u.needs()
	if !ok {
		return
	}
	rec.Needs = needs
	if rec.facts, ok = rec.factTable(); !ok {
		return
	}
	rec.Shape = prog.shapeOf(u, rec)
	rec.beyond(u, prog.exec.files)
	data, err := rec.encode()
	if err != nil || prog.exec.files.Torn() {
		return
	}
	u.shape = rec.Shape
	prog.cache.Put(u.key, data)
}
