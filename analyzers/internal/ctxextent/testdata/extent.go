package extent

import (
	"context"
	"math/rand"
	"time"
)

const step = 100 * time.Millisecond

var (
	fixed    = 5 * time.Second
	varied   time.Duration
	Exported = time.Second
	names    = []string{"a", "b", "c"}
)

type options struct {
	wait  time.Duration
	Knob  time.Duration
	given time.Duration
}

func vary() { varied = 10 * time.Millisecond }

func use(d time.Duration) options { return options{wait: time.Minute, given: d} }

func constant()                 { time.Sleep(time.Second) }                                           // 1s
func named()                    { time.Sleep(3 * step) }                                              // 300ms
func packageVar()               { time.Sleep(fixed) }                                                 // 5s
func assigned()                 { time.Sleep(varied) }                                                // 10ms
func exported()                 { time.Sleep(Exported) }                                              // -
func parameter(d time.Duration) { time.Sleep(d) }                                                     // -
func least(d time.Duration)     { time.Sleep(min(d, time.Second)) }                                   // 1s
func most(d time.Duration)      { time.Sleep(max(d, time.Second)) }                                   // -
func jitter()                   { time.Sleep(step + time.Duration(rand.Int63n(int64(time.Second)))) } // 1.1s
func fraction(r *rand.Rand)     { time.Sleep(time.Duration(r.Float64() * float64(2*time.Second))) }   // 2s
func divided(n int)             { time.Sleep(time.Second / time.Duration(n)) }                        // 1s
func product(n int)             { time.Sleep(time.Duration(n) * time.Second) }                        // -
func field(o options)           { time.Sleep(o.wait) }                                                // 1m0s
func knob(o options)            { time.Sleep(o.Knob) }                                                // -
func filled(o options)          { time.Sleep(o.given) }                                               // -

func squares() { // 900ms 1.4s 3
	for i := 1; i <= 3; i++ {
		time.Sleep(step * time.Duration(i*i))
	}
}

func counted() { // 1s 10s 10
	for i := range 10 {
		_ = i
		time.Sleep(time.Second)
	}
}

func down() { // 1s 5s 5
	for i := 5; i > 0; i-- {
		time.Sleep(time.Second)
	}
}

func inBody(do func() error) { // 1s 5s 5
	tries := 0
	for tries < 5 {
		if do() == nil {
			break
		}
		tries++
		time.Sleep(time.Second)
	}
}

func skipped(do func() error) { // 1s - -
	tries := 0
	for tries < 5 {
		if do() == nil {
			continue
		}
		tries++
		time.Sleep(time.Second)
	}
}

func exit(do func() error) { // 1s 4s 4
	for tries := 0; ; tries++ {
		if tries >= 3 {
			return
		}
		time.Sleep(time.Second)
	}
}

func both(do func() error) { // 1s 2s 2
	for i := 0; i < 2 && do() != nil; i++ {
		time.Sleep(time.Second)
	}
}

func either(do func() error) { // 1s - -
	for i := 0; i < 2 || do() != nil; i++ {
		time.Sleep(time.Second)
	}
}

func changed(do func() bool) { // 1s - -
	for i := 0; i < 2; i++ {
		if do() {
			i = 0
		}
		time.Sleep(time.Second)
	}
}

func growing() { // - - -
	d := time.Second
	for {
		time.Sleep(d)
		d *= 2
	}
}

func clamped() { // 1m0s - -
	d := time.Second
	for {
		time.Sleep(d)
		d *= 2
		if d > time.Minute {
			d = time.Minute
		}
	}
}

func atMost() { // 1m0s - -
	d := time.Second
	for {
		time.Sleep(d)
		d = min(d*2, time.Minute)
	}
}

func backoff(n int) time.Duration {
	d := step << n
	if d > time.Second {
		return time.Second
	}
	return d
}

func called(n int) { time.Sleep(backoff(n)) } // 1s

func literal() { // 1s 2s 2
	for range []int{1, 2} {
		time.Sleep(time.Second)
	}
}

func table() { // 1s 3s 3
	for range names {
		time.Sleep(time.Second)
	}
}

func delays() { // 200ms 400ms 2
	for _, d := range []time.Duration{step, 2 * step} {
		time.Sleep(d)
	}
}

func limited(more func() string) { // 1s 4s 4
	var list []string
	for len(list) < 3 {
		list = append(list, more(), more())
	}
	for range list {
		time.Sleep(time.Second)
	}
}

func appended(more func() string) { // 1s - -
	var list []string
	for more() != "" {
		list = append(list, more())
	}
	for range list {
		time.Sleep(time.Second)
	}
}

func some(list []string) { // 1s 3s 3
	for range list[:3] {
		time.Sleep(time.Second)
	}
}

func received(ctx context.Context, ch chan int) { // 1s - -
	for range ch {
		time.Sleep(time.Second)
	}
}

// The bound of a step that leads back to the counter is none.
func byItself(n int) { // 1s - -
	for i, d := 0, n; i < n; i += d {
		d = i
		time.Sleep(time.Second)
	}
}

// The bounds of two counters that lead to each other are none.
func eachOther(n int) { // 1s - -
	lo, hi := 0, n
	for i := lo; i < hi; i++ {
		for j := i; j < lo; j++ {
			lo, hi = j, i
		}
		time.Sleep(time.Second)
	}
}
