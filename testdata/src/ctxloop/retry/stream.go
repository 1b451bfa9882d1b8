package retry

import (
	"context"
	"errors"
	"io"
	"log"
	"time"
)

// The client's end of a stream, as protoc-gen-go-grpc declares it.
type stream interface {
	Recv() (string, error)
	CloseSend() error
	RecvMsg(m any) error
	SendMsg(m any) error
	Context() context.Context
}

type client interface {
	Dump(ctx context.Context) (stream, error)
}

func collect(ctx context.Context, c client) ([]string, error) {
	s, err := c.Dump(ctx)
	if err != nil {
		return nil, err
	}
	var all []string
	var errs []error
	for {
		chunk, err := s.Recv() // want `the loop goes on when s.Recv fails, so it never stops once ctx is done: a stream that has failed fails at once, forever; return the error .*\[retry\]$`
		if err == io.EOF {
			break
		}
		if err != nil {
			errs = append(errs, err)
			continue
		}
		all = append(all, chunk)
	}
	return all, errors.Join(errs...)
}

func collectAll(ctx context.Context, c client) ([]string, error) {
	s, err := c.Dump(ctx)
	if err != nil {
		return nil, err
	}
	var all []string
	for {
		chunk, err := s.Recv()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		all = append(all, chunk)
	}
}

func canceled(err error) bool { return err != nil }

// What the failure is, it asks somebody.
func collectAsking(ctx context.Context, c client) []string {
	s, err := c.Dump(ctx)
	if err != nil {
		return nil
	}
	var all []string
	for {
		chunk, err := s.Recv()
		if err == io.EOF || canceled(err) {
			return all
		}
		if err != nil {
			log.Print(err)
			continue
		}
		all = append(all, chunk)
	}
}

// Each failure opens another stream, which is bound to who knows what.
func reopened(c client, open func() stream) {
	s := open()
	for {
		_, err := s.Recv()
		if err == io.EOF {
			return
		}
		if err != nil {
			s = open()
		}
	}
}

// Nothing leaves this loop, whatever refresh does.
func refreshing(ctx context.Context, refresh func(context.Context) error, every time.Duration) {
	ticker := time.NewTicker(every)
	go func() {
		for {
			select {
			case <-ticker.C:
				if err := refresh(ctx); err != nil { // want `this loop never exits, not even when refresh fails, so it keeps running after ctx is done; return if ctx.Err\(\) != nil .*\[retry\]$`
					log.Print(err)
					continue
				}
				log.Print("refreshed")
			}
		}
	}()
}

// Whether this one is ever left is for refresh to say.
func refreshingOnce(ctx context.Context, refresh func(context.Context) error, every time.Duration) {
	ticker := time.NewTicker(every)
	go func() {
		for range ticker.C {
			err := refresh(ctx) // want `\[retry\?\]$`
			if err == nil {
				return
			}
		}
	}()
}
