// Package leak is read by TestLeak.
package leak

import (
	"context"
	"errors"
	"os"
	"time"
)

func cond() bool                      { return os.Getpid() == 1 }
func work(context.Context) error      { return nil }
func drop(context.CancelFunc)         {}
func keep(context.CancelFunc)         {}
func wrap() (context.Context, func()) { return nil, nil }

func derive(ctx context.Context) (context.Context, context.CancelFunc, error) {
	ctx, cancel := context.WithCancel(ctx) // leak NoLeak
	if ctx == nil {
		cancel()
		return nil, nil, errors.New("no")
	}
	return ctx, cancel, nil
}

func named(ctx context.Context) (_ context.Context, cancel func()) {
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	return
}

func namedButNil(ctx context.Context) (_ context.Context, cancel func()) {
	ctx, cancel = context.WithCancel(ctx) // leak ToReturn namedButNil
	if cond() {
		return nil, nil // at namedButNil
	}
	return ctx, cancel
}

func bindings(ctx context.Context) (context.Context, context.CancelFunc) {
	var s struct {
		ctx    context.Context
		cancel context.CancelFunc
	}
	s.ctx, s.cancel = context.WithCancel(ctx) // binding Stored
	_, _ = context.WithCancel(s.ctx)          // binding Blank
	context.WithCancel(ctx)                   // binding Dropped
	context.WithoutCancel(ctx)                // binding Dropped
	var cancel context.CancelFunc
	func() {
		ctx, cancel = context.WithCancel(ctx) // binding Outer
	}()
	cancel()
	s.cancel()
	m := make(map[string]context.CancelFunc)
	ctx, m["x"] = context.WithCancel(ctx) // binding Handed
	return context.WithCancel(ctx)        // binding Handed
}

func errorOfTheCall(ctx context.Context) error {
	ctx, cancel, err := derive(ctx) // leak NoLeak
	if err != nil {
		return err
	}
	defer cancel()
	return work(ctx)
}

func otherError(ctx context.Context) error {
	ctx, cancel, err := derive(ctx) // leak ToReturn otherError
	if err != nil {
		return err
	}
	err = work(ctx)
	if err != nil {
		return err // at otherError
	}
	cancel()
	return nil
}

func earlierError(ctx context.Context) error {
	err := work(ctx)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx) // leak ToReturn earlierError
	err = work(ctx)
	if err != nil {
		return err // at earlierError
	}
	cancel()
	return nil
}

func assignedBetween(ctx context.Context) error {
	err := work(ctx)
	if err != nil {
		return err
	}
	err = work(ctx)
	_, cancel := context.WithCancel(ctx) // leak ToReturn assignedBetween
	if err != nil {
		return err // at assignedBetween
	}
	cancel()
	return nil
}

func sameErrorAgain(ctx context.Context) error {
	err := work(ctx)
	if err != nil {
		return err
	}
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	if err != nil {
		return err
	}
	cancel()
	return nil
}

func correlated(ctx context.Context, d time.Duration) {
	var cancel context.CancelFunc
	if d > 0 && cond() {
		ctx, cancel = context.WithTimeout(ctx, d) // leak NoLeak
	}
	_ = work(ctx)
	if cancel != nil {
		cancel()
	}
}

func sameTest(ctx context.Context, d time.Duration) {
	var cancel context.CancelFunc
	if d != 0 {
		ctx, cancel = context.WithTimeout(ctx, d) // leak NoLeak
	}
	_ = work(ctx)
	if !(d == 0) {
		cancel()
	}
}

func sameTestAssigned(ctx context.Context, d time.Duration) {
	var cancel context.CancelFunc
	if d != 0 {
		ctx, cancel = context.WithTimeout(ctx, d) // leak ToReturn sameTestAssigned
	}
	d = 0
	_ = work(ctx)
	if d != 0 {
		cancel()
	}
} // at sameTestAssigned

func sameTestIncremented(ctx context.Context, n int) {
	var cancel context.CancelFunc
	if n == 0 {
		ctx, cancel = context.WithCancel(ctx) // leak ToReturn sameTestIncremented
	}
	n++
	_ = work(ctx)
	if n == 0 {
		cancel()
	}
} // at sameTestIncremented

func shadowedTest(ctx context.Context, ok bool) {
	var cancel context.CancelFunc
	if ok {
		ctx, cancel = context.WithCancel(ctx) // leak ToReturn shadowedTest
	}
	{
		ok := cond()
		_ = work(ctx)
		if ok {
			cancel()
		}
	}
} // at shadowedTest

func flag(ctx context.Context) {
	var cancel context.CancelFunc
	derived := false
	if cond() {
		ctx, cancel = context.WithCancel(ctx) // leak NoLeak
		derived = true
	}
	_ = work(ctx)
	if derived {
		cancel()
	}
}

func flagSetByLiteral(ctx context.Context, each func(func())) {
	_, cancel := context.WithCancel(ctx) // leak ToReturn flagSetByLiteral
	found := false
	each(func() { found = true })
	if !found {
		cancel()
		return
	}
} // at flagSetByLiteral

func flagSetByPointer(ctx context.Context, set func(*bool)) {
	_, cancel := context.WithCancel(ctx) // leak ToReturn flagSetByPointer
	found := false
	set(&found)
	if !found {
		cancel()
		return
	}
} // at flagSetByPointer

func disjunction(ctx context.Context, a, b bool) {
	_, cancel := context.WithCancel(ctx) // leak ToReturn disjunction
	if a || b {
		cancel()
	}
} // at disjunction

func conjunction(ctx context.Context, a, b bool) {
	if !a {
		return
	}
	_, cancel := context.WithCancel(ctx) // leak ToReturn conjunction
	if a && b {
		cancel()
	}
} // at conjunction

func rangeVariable(ctx context.Context, all []bool) {
	var cancel context.CancelFunc
	for _, is := range all {
		if !is {
			return // at rangeVariable
		}
		_, cancel = context.WithCancel(ctx) // leak ToReturn rangeVariable
	}
	cancel()
}

func switched(ctx context.Context, n int) {
	_, cancel := context.WithCancel(ctx) // leak ToReturn switched
	switch {
	case n == 1:
		cancel()
	case n == 2:
		os.Exit(1)
	case n == 3:
		panic(n)
	default:
	}
} // at switched

func selected(ctx context.Context, c chan func()) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	select {
	case c <- cancel:
	case <-ctx.Done():
	}
}

func parentEnded(ctx context.Context, c chan int) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	select {
	case <-c:
		cancel()
	case <-ctx.Done():
		return
	}
}

func ended(ctx context.Context, c chan int) {
	for {
		ctx, cancel := context.WithTimeout(ctx, time.Second) // leak NoLeak
		select {
		case <-c:
			cancel()
			return
		case <-ctx.Done():
		}
	}
}

func endedBeforeNextTurn(ctx context.Context) {
	for {
		ctx, cancel := context.WithTimeout(ctx, time.Second) // leak NoLeak
		if work(ctx) == nil {
			cancel()
			return
		}
		<-ctx.Done()
	}
}

func deferred(ctx context.Context) {
	var cancel context.CancelFunc
	defer func() {
		if cancel != nil {
			cancel()
		}
	}()
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	_ = work(ctx)
}

func earlierLiteralDropsIt(ctx context.Context) {
	var cancel context.CancelFunc
	defer func() { _ = cancel }()
	ctx, cancel = context.WithCancel(ctx) // leak NeverUsed
	_ = work(ctx)
}

func goroutine(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // leak NoLeak
	go func() {
		defer cancel()
		_ = work(ctx)
	}()
}

func neverRun(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // leak NeverUsed
	stop := func() { cancel() }
	_ = stop
}

func runSometimes(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	stop := func() { cancel() }
	if cond() {
		stop()
	}
}

func compared(ctx context.Context) bool {
	_, cancel := context.WithCancel(ctx) // leak NeverUsed
	return cancel != nil
}

func overwritten(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // leak Overwritten
	ctx, cancel = context.WithCancel(ctx)  // leak NoLeak
	defer cancel()
	_ = work(ctx)
}

func overwrittenUnderDeferred(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // leak Overwritten
	defer func() { cancel() }()
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	_ = work(ctx)
}

func overwrittenUnderGoroutine(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // leak Overwritten
	go func() {
		_ = work(ctx)
		cancel()
	}()
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	defer cancel()
	_ = work(ctx)
}

func overwrittenAfterGoroutine(ctx context.Context, done chan int) {
	ctx, cancel := context.WithCancel(ctx) // leak NoLeak
	go func() {
		cancel()
		close(done)
	}()
	<-done
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	defer cancel()
	_ = work(ctx)
}

func overwrittenAfterSelect(ctx context.Context, done chan int) {
	ctx, cancel := context.WithCancel(ctx) // leak NoLeak
	go func() { cancel(); close(done) }()
	select {
	case <-done:
	}
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	defer cancel()
	_ = work(ctx)
}

func calledUnderDeferred(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx) // leak NoLeak
	defer func() { cancel() }()
	cancel()
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	_ = work(ctx)
}

func turnsUnderDeferred(ctx context.Context) {
	for range 3 {
		ctx, cancel := context.WithCancel(ctx) // leak NoLeak
		defer func() { cancel() }()
		_ = work(ctx)
	}
}

func replaced(ctx context.Context, c chan int) {
	var cancel context.CancelFunc
	for range c {
		if cancel != nil {
			cancel()
		}
		_, cancel = context.WithCancel(ctx) // leak ToReturn replaced
	}
} // at replaced

func nextTurn(ctx context.Context) {
	for {
		turn, cancel := context.WithCancel(ctx) // leak NextTurn
		if work(turn) != nil {
			cancel()
			return
		}
	}
}

func endless(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	for {
		if cond() {
			cancel()
			return
		}
	}
}

func given(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	keep(cancel)
}

func givenToDropper(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // leak HandedToDropper givenToDropper
	drop(cancel)                         // at givenToDropper
}

func droppedOnOneWay(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // leak ToReturn droppedOnOneWay
	if cond() {
		drop(cancel)
	} else {
		cancel()
	}
} // at droppedOnOneWay

func pointedTo(ctx context.Context, take func(*context.CancelFunc)) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	take(&cancel)
}

func pointedToBefore(ctx context.Context, take func(*context.CancelFunc)) {
	var cancel context.CancelFunc
	take(&cancel)
	ctx, cancel = context.WithCancel(ctx) // leak NoLeak
	_ = work(ctx)
}

type job struct {
	ctx    context.Context
	cancel context.CancelFunc
	done   context.CancelFunc
	unread context.CancelFunc
	n      int
}

func (j *job) close() { j.cancel(); j.done() }

var registry []*job

func newJob(ctx context.Context) (*job, error) {
	j := &job{n: 1}
	j.ctx, j.cancel = context.WithCancel(ctx) // leak OwnerLost newJob
	if err := work(j.ctx); err != nil {
		return nil, err // at newJob
	}
	return j, nil
}

func newJobByLocal(ctx context.Context) (*job, error) {
	ctx, cancel := context.WithCancel(ctx) // leak OwnerLost newJobByLocal
	j := &job{ctx: ctx, cancel: cancel}
	j.n++
	if err := work(j.ctx); err != nil {
		return nil, err // at newJobByLocal
	}
	return j, nil
}

func newJobUnkeyed(ctx context.Context) (*job, error) {
	ctx, cancel := context.WithCancel(ctx) // leak OwnerLost
	j := &job{ctx, cancel, nil, nil, 0}
	if err := work(j.ctx); err != nil {
		return nil, err
	}
	return j, nil
}

func newJobClosed(ctx context.Context) (*job, error) {
	j := new(job)
	j.ctx, j.cancel = context.WithCancel(ctx) // leak NoLeak
	if err := work(j.ctx); err != nil {
		j.close()
		return nil, err
	}
	return j, nil
}

func newJobCancelled(ctx context.Context) (*job, error) {
	j := new(job)
	j.ctx, j.cancel = context.WithCancel(ctx) // leak NoLeak
	if err := work(j.ctx); err != nil {
		j.cancel()
		return nil, err
	}
	return j, nil
}

func newJobKnown(ctx context.Context) (*job, error) {
	j := new(job)
	registry = append(registry, j)
	j.ctx, j.cancel = context.WithCancel(ctx) // leak NoLeak
	if err := work(j.ctx); err != nil {
		return nil, err
	}
	return j, nil
}

func newJobDeferred(ctx context.Context) (_ *job, err error) {
	j := new(job)
	defer func() {
		if err != nil {
			j.close()
		}
	}()
	j.ctx, j.cancel = context.WithCancel(ctx) // leak NoLeak
	if err := work(j.ctx); err != nil {
		return nil, err
	}
	return j, nil
}

func newJobGiven(ctx context.Context, j *job) error {
	j.ctx, j.cancel = context.WithCancel(ctx) // leak NoLeak
	return work(j.ctx)
}

func storedUnread(ctx context.Context, j *job) {
	ctx, cancel := context.WithCancel(ctx) // leak StoredUnread storedUnread
	j.ctx = ctx
	j.unread = cancel // at storedUnread
}

func storedUnreadByLiteral(ctx context.Context) *job {
	ctx, cancel := context.WithCancel(ctx) // leak StoredUnread
	return &job{ctx: ctx, unread: cancel}
}

func storedUnreadAndCalled(ctx context.Context) *job {
	ctx, cancel := context.WithCancel(ctx) // leak NoLeak
	go func() {
		defer cancel()
		_ = work(ctx)
	}()
	return &job{ctx: ctx, unread: cancel}
}

var global context.CancelFunc

func storedGlobal(ctx context.Context) {
	_, cancel := context.WithCancel(ctx) // leak StoredUnread
	global = cancel
}

func unnamed(ctx context.Context, c chan struct{ stop context.CancelFunc }) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	c <- struct{ stop context.CancelFunc }{stop: cancel}
}

func unknownName(ctx context.Context) {
	_, stop := wrap()
	stop()
}

func bareCondition(ctx context.Context, j *bool) {
	_, cancel := context.WithCancel(ctx) // leak NoLeak
	j2 := &job{cancel: cancel}
	if *j {
		j2.close()
		return
	}
	j2.close()
}
