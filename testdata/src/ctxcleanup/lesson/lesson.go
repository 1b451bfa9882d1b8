// Package lesson has the shapes that the lesson on context calls wrong and right.
package lesson

import (
	"context"
	"errors"
	"time"
)

type server struct{}

func (server) Shutdown(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Millisecond):
		return nil
	}
}

// Wrong: cleanup gets the context whose end it is the answer to.
func stopWithDead(ctx context.Context, srv server) error {
	<-ctx.Done()
	return srv.Shutdown(ctx) // want `ctx is already done here \(line \d+\), so srv\.Shutdown returns immediately without draining; derive a new context: context\.WithTimeout\(context\.WithoutCancel\(ctx\), …\)`
}

// Right: a fresh root with a short timeout of its own.
func stopWithFresh(ctx context.Context, srv server) error {
	<-ctx.Done()
	stop, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return srv.Shutdown(stop)
}

// Right: detached from the dead one.
func stopDetached(ctx context.Context, srv server) error {
	<-ctx.Done()
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	return srv.Shutdown(stop)
}

// Right: the worker of the lesson.
func worker(ctx context.Context, id int) {
	for {
		select {
		case <-ctx.Done():
			println("worker", id, "stops:", ctx.Err().Error())
			return
		default:
			time.Sleep(200 * time.Millisecond)
		}
	}
}

// Right: the wrapped error asks the dead context why it ended.
func fetch(ctx context.Context) error {
	select {
	case <-time.After(2 * time.Second):
		return nil
	case <-ctx.Done():
		return errors.Join(errors.New("fetch"), ctx.Err())
	}
}
