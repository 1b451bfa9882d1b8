package sleep

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"net/http"
	"time"
)

type result struct{ n int }

func fetch(ctx context.Context) (int, error) { return 0, ctx.Err() }

func ready() bool { return false }

func polls(ctx context.Context) {
	for !ready() {
		time.Sleep(20 * time.Millisecond) // want `time.Sleep ignores ctx: the loop`
	}
	_ = ctx.Err()
}

// To let others run is no wait.
func yieldsUntil(ctx context.Context) {
	for !ready() {
		time.Sleep(10 * time.Millisecond)
	}
	_ = ctx.Err()
}

const slack = 50 * time.Millisecond

var delay time.Duration

func setDelay() { delay = slack }

// Whatever anybody sets it to is short.
func settings(ctx context.Context) {
	for ctx.Err() == nil {
		time.Sleep(delay)
	}
}

// At random, but below its argument.
func jitter(ctx context.Context, r *rand.Rand) {
	for ctx.Err() == nil {
		time.Sleep(slack + time.Duration(r.Int63n(int64(100*time.Millisecond))))
	}
}

// Each attempt waits a bit longer: half a second in all.
func squares(ctx context.Context) error {
	for i := 1; i < 3; i++ {
		if err := dial(); err == nil {
			return nil
		}
		time.Sleep(time.Duration(100*i*i) * time.Millisecond)
	}
	return ctx.Err()
}

func dial() error { return nil }

func returnsError(ctx context.Context) error {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores ctx: the loop`
	}
	return ctx.Err()
}

func returnsMore(ctx context.Context) (int, string, bool, []int, result, *result, error) {
	for {
		n, err := fetch(ctx)
		if err == nil {
			return n, "", true, nil, result{}, nil, nil
		}
		if errors.Is(err, context.Canceled) {
			return 0, "", false, nil, result{}, nil, err
		}
		time.Sleep(2 * time.Second) // want `time.Sleep ignores ctx: the loop`
	}
}

// No error to return: no fix.
func returnsNumber(ctx context.Context) int {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores ctx: the loop`
	}
	<-ctx.Done()
	return 1
}

// The zero value of an array is too long to spell: no fix.
func returnsArray(ctx context.Context) ([2]int, error) {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores ctx: the loop`
	}
	return [2]int{}, ctx.Err()
}

func after(ctx context.Context, d time.Duration) error {
	for range 100 {
		<-time.After(d) // want `time.After ignores ctx: the loop`
	}
	return ctx.Err()
}

// In a post statement: no fix.
func post(ctx context.Context) error {
	for ; !ready(); time.Sleep(time.Second) { // want `time.Sleep ignores ctx: the loop`
	}
	return ctx.Err()
}

func inArm(ctx context.Context, ch chan int, d time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case v := <-ch:
			fmt.Println(v)
			time.Sleep(d) // want `time.Sleep ignores ctx: the loop`
		}
	}
}

func handler(w http.ResponseWriter, r *http.Request) {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores r.Context\(\): the loop`
	}
}

// The nearest context is the one to watch.
func nearest(ctx context.Context) error {
	sub, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores sub: the loop`
	}
	return sub.Err()
}

func unused(ctx context.Context) {
	for !ready() {
		time.Sleep(time.Second) // want `time.Sleep ignores ctx: the loop`
	}
}

// The goroutine is waited for.
func joinedPoll(ctx context.Context) error {
	done := make(chan error, 1)
	go func() { done <- pollSlowly(ctx) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return <-done
	}
}

func pollSlowly(ctx context.Context) error {
	for {
		if _, err := fetch(ctx); err != nil {
			return err
		}
		time.Sleep(5 * time.Second) // want `time.Sleep ignores ctx: the loop`
	}
}

func joinedLiteral(ctx context.Context) error {
	done := make(chan error, 1)
	go func() {
		for {
			if _, err := fetch(ctx); err != nil {
				done <- err
				return
			}
			time.Sleep(5 * time.Second) // want `time.Sleep ignores ctx: the loop`
		}
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return <-done
	}
}

type slots struct{ free chan struct{} }

func (s *slots) take() { s.free <- struct{}{} }

func (s *slots) giveBack() { <-s.free }

// Each holds a slot, for which somebody may wait.
func holdsSlot(ctx context.Context, s *slots, jobs <-chan int) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-jobs:
		}
		s.take()
		go func() {
			defer s.giveBack()
			for {
				if _, err := fetch(ctx); err != nil {
					return
				}
				time.Sleep(5 * time.Second) // want `time.Sleep ignores ctx: the loop`
			}
		}()
	}
}

// Silent from here on.

// Who starts it leaves when the context ends, and nobody waits for the goroutine.
func leftAlone(ctx context.Context) error {
	done := make(chan error, 1)
	go func() {
		for {
			if _, err := fetch(ctx); err != nil {
				done <- err
				return
			}
			time.Sleep(5 * time.Second)
		}
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// A pause outside of loops ends soon.
func pauses(ctx context.Context, d time.Duration) error {
	time.Sleep(d)
	return ctx.Err()
}

func pausesOnce(ctx context.Context) error {
	for {
		time.Sleep(time.Second)
		return ctx.Err()
	}
}

func noContext() {
	for !ready() {
		time.Sleep(time.Second)
	}
}

func rooted() {
	ctx := context.Background()
	for !ready() {
		time.Sleep(time.Second)
	}
	_ = ctx.Err()
}

func short(ctx context.Context) error {
	time.Sleep(50 * time.Millisecond)
	return ctx.Err()
}

// Asked in every turn, and short.
func asks(ctx context.Context) {
	for ctx.Err() == nil {
		time.Sleep(200 * time.Millisecond)
	}
}

func asksByCall(ctx context.Context) {
	for {
		if _, err := fetch(ctx); err != nil {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// A pause that grows, to no more than a second.
func grows(ctx context.Context) {
	d := 100 * time.Millisecond
	for ctx.Err() == nil {
		time.Sleep(d)
		d = min(2*d, time.Second)
	}
}

func growsOn(ctx context.Context) {
	d := 100 * time.Millisecond
	for ctx.Err() == nil {
		time.Sleep(d) // want `time.Sleep ignores ctx: the loop`
		d = 2 * d
	}
}

func growsBy(ctx context.Context) {
	var d = 100 * time.Millisecond
	for ctx.Err() == nil {
		time.Sleep(d) // want `time.Sleep ignores ctx: the loop`
		d *= 2
	}
}

func growsElsewhere(ctx context.Context, grow func(*time.Duration)) {
	d := 100 * time.Millisecond
	for ctx.Err() == nil {
		time.Sleep(d) // want `time.Sleep ignores ctx: the loop`
		grow(&d)
	}
}

func rate(ctx context.Context, perSecond int) {
	for ctx.Err() == nil {
		time.Sleep(time.Second / time.Duration(perSecond))
	}
}

func unknown(ctx context.Context, d time.Duration) {
	for ctx.Err() == nil {
		time.Sleep(d) // want `time.Sleep ignores ctx: the loop`
	}
}

func ranges(ctx context.Context, pauses []time.Duration) {
	for _, d := range pauses {
		if ctx.Err() != nil {
			return
		}
		time.Sleep(d) // want `time.Sleep ignores ctx: the loop`
	}
}

// Asked in every turn, but long.
func asksSeldom(ctx context.Context) {
	for ctx.Err() == nil {
		time.Sleep(5 * time.Second) // want `time.Sleep ignores ctx: the loop`
	}
}

// Asked on some turns only.
func asksSometimes(ctx context.Context) {
	for i := 0; ; i++ {
		if i%100 == 0 && ctx.Err() != nil {
			return
		}
		time.Sleep(200 * time.Millisecond) // want `time.Sleep ignores ctx: the loop`
	}
}

// Less than a second in all.
func fewTurns(ctx context.Context) error {
	for i := 0; i < 3; i++ {
		time.Sleep(100 * time.Millisecond)
	}
	return ctx.Err()
}

func fewTurnsLong(ctx context.Context) error {
	for range 3 {
		time.Sleep(900 * time.Millisecond) // want `time.Sleep ignores ctx: the loop`
	}
	return ctx.Err()
}

func none(ctx context.Context) {
	for !ready() {
		time.Sleep(0)
	}
	_ = ctx.Err()
}

// The context is dead: this is an orderly end.
func drains(ctx context.Context) {
	<-ctx.Done()
	for !ready() {
		time.Sleep(time.Second)
	}
}

func cleansUp(ctx context.Context) error {
	defer func() {
		for !ready() {
			time.Sleep(time.Second)
		}
	}()
	return ctx.Err()
}

// A callback that may run when the context is long over.
func stored(ctx context.Context, register func(func())) error {
	register(func() {
		for !ready() {
			time.Sleep(time.Second)
		}
	})
	return ctx.Err()
}

type logger struct{}

func (logger) info(ctx context.Context, msg string) { _ = ctx.Value(logger{}) }

// The context serves for its values: nothing ends it.
func logs(ctx context.Context, l logger) {
	for !ready() {
		l.info(ctx, "not yet")
		time.Sleep(time.Second)
	}
}

// Made to outlive its caller.
//
//ctxlint:detach
func detached(ctx context.Context) error {
	for !ready() {
		time.Sleep(time.Second)
	}
	return ctx.Err()
}

func selects(ctx context.Context, d time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(d):
		}
	}
}

// A context that may be nil is not at hand.
func nilable(ctx context.Context) {
	if ctx == nil {
		return
	}
	for !ready() {
		time.Sleep(time.Second)
	}
	_ = ctx.Err()
}

type pauser struct{}

func (pauser) Sleep(time.Duration) {}

// Not the Sleep of package time.
func homeMade(ctx context.Context, time2 pauser) error {
	for !ready() {
		time2.Sleep(time.Second)
	}
	return ctx.Err()
}

// A pause so short, in a loop with an end of its own, is no wait.
func yields(ctx context.Context) {
	count := 0
	for {
		time.Sleep(time.Millisecond)
		count++
		if count > 100 {
			break
		}
	}
}
