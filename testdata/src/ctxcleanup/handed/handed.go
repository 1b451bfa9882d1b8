// Package handed gives cancel functions to those who work under the context.
package handed

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"
)

func stop(ctx context.Context, cancel context.CancelFunc, srv *http.Server) {
	if srv == nil {
		return
	}
	defer cancel()
	if err := srv.Shutdown(ctx); err != nil {
		log.Print(err)
	}
}

func threeServers(ctx context.Context, public, admin, debug *http.Server) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	stop(ctx, cancel, public)
	stop(ctx, cancel, admin) // want `ctx is canceled by stop on line \d+, so stop returns immediately without draining; cancel it here, after the last use, or derive a new context: context.WithTimeout\(context.WithoutCancel\(ctx\), …\); assuming stop does not return before it calls the cancel function.*\[dead\?\]`
	stop(ctx, cancel, debug)
}

func allServers(ctx context.Context, servers []*http.Server) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	for _, srv := range servers {
		stop(ctx, cancel, srv) // want `ctx is canceled by stop on line \d+, so stop returns immediately without draining; cancel it here, after the last use, or derive a new context: context.WithTimeout\(context.WithoutCancel\(ctx\), …\); assuming stop does not return before it calls the cancel function.*\[dead\?\]`
	}
}

func drain(ctx context.Context, cancel context.CancelFunc, srv *http.Server) {
	defer cancel()
	_ = srv.Shutdown(ctx)
}

func certain(ctx context.Context, public, admin *http.Server) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	drain(ctx, cancel, public)
	drain(ctx, cancel, admin) // want `ctx is canceled by drain on line \d+, so drain returns immediately without draining; cancel it here, after the last use, or derive a new context: .*\[dead\]`
}

func eachServer(ctx context.Context, servers []*http.Server) {
	for _, srv := range servers {
		ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
		stop(ctx, cancel, srv)
	}
}

func lastOne(ctx context.Context, servers []*http.Server) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	for _, srv := range servers {
		if srv != nil {
			stop(ctx, cancel, srv)
			break
		}
	}
}

func renewed(ctx context.Context, public, admin *http.Server) {
	one, cancel := context.WithTimeout(ctx, 5*time.Second)
	stop(one, cancel, public)
	two, cancel := context.WithTimeout(ctx, 5*time.Second)
	stop(two, cancel, admin)
}

// It cancels only if it fails, and then the other had better stop, too.
func run(ctx context.Context, cancel context.CancelFunc, step func(context.Context) error) error {
	err := step(ctx)
	if err != nil {
		cancel()
	}
	return err
}

func steps(ctx context.Context, one, two func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return errors.Join(run(ctx, cancel, one), run(ctx, cancel, two))
}

// The one that is started may cancel later.
func started(ctx context.Context, public, admin *http.Server) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	go stop(ctx, cancel, public)
	_ = admin.Shutdown(ctx)
}
