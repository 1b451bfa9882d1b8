// Package tell has a line for each kind of sentence.
package tell

import (
	"context"
	"net/http"
	"time"
)

type server struct{ ctx context.Context }

func wait(ctx context.Context) error {
	select {
	case <-ctx.Done(): // want `in scope`
		return ctx.Err() // want `already done here .line 14.`
	case <-time.After(time.Minute): // want `in scope`
		return nil
	}
}

func values(ctx context.Context) any { return ctx.Value("") } // want `in scope: ctx, the parameter ctx of values .nothing ends it.`

func (s *server) Keep(ctx context.Context) {
	s.keep(ctx) // want `s.keep gets the parameter ctx of Keep` `s.keep stores it, as its body, a table or its types show` `in scope: ctx`
}

func (s *server) keep(ctx context.Context) { s.ctx = ctx }

func Derived(ctx context.Context) error {
	short, cancel := context.WithTimeout(ctx, time.Second) // want `in scope: ctx` `context.WithTimeout makes a context derived by context.WithTimeout on line 30 from the parameter ctx of Derived .has a deadline and ends with a call.` `its cancel function is called on every path, or where it goes can't be followed`
	defer cancel()                                         // want `in scope: short`
	return wait(short)                                     // want `in scope: short, a context derived` `wait gets a context derived by context.WithTimeout on line 30` `wait returns early once it is done, as its body, a table or its types show`
}

func Leaks(ctx context.Context, early bool) {
	short, cancel := context.WithCancel(ctx) // want `in scope` `context.WithCancel makes` `its cancel function is not called on every path .line 38.`
	if early {
		return
	}
	_ = wait(short) // want `in scope` `wait gets` `wait returns early`
	cancel()        // want `in scope`
}

func Root() {
	_ = wait(context.Background()) // want `no context that may end is in scope` `wait gets context.Background.. of line 45 .nothing ends it.` `wait returns early`
	_ = values(context.TODO())     // want `no context` `values gets context.TODO.. of line 46` `values only reads its values, or nothing, as its body, a table or its types show`
}

func Dead(ctx context.Context) {
	<-ctx.Done()  // want `in scope: ctx, the parameter ctx of Dead`
	_ = wait(ctx) // want `in scope: ctx, the parameter ctx of Dead .may end: callers decide., already done here .line 50.` `wait gets the parameter ctx of Dead .may end: callers decide., already done here .line 50.` `wait returns early`
}

func Handle(w http.ResponseWriter, r *http.Request) {
	_ = wait(r.Context())                         // want `in scope: r.Context.., the context of the parameter r of Handle .ends with a call.` `wait gets the context of the parameter r of Handle .ends with a call.` `wait returns early`
	resp, err := http.Get("https://example.com/") // want `in scope` `http.Get may wait, and takes no context; there is http.NewRequestWithContext and http.DefaultClient.Do`
	_, _ = resp, err
}

func Dynamic(ctx context.Context, f func(context.Context)) {
	f(ctx) // want `in scope` `f gets the parameter ctx of Dynamic` `f may do anything with it: its body is not known, and its signature promises nothing`
}

var process = context.Background()

func Either(ctx context.Context, own bool) error {
	if own {
		ctx = context.Background() // want `in scope`
	}
	return wait(ctx) // want `no context that may end is in scope|in scope` `wait gets by path either` `wait returns early`
}

func Global() error {
	return wait(process) // want `no context` `wait gets the package's variable process .nothing ends it.` `wait returns early`
}
