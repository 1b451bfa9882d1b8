// Package alters has calls under a root that ask for something, and ones that change
// something: whether these may end with the caller, the code does not say.
package alters

import (
	"context"
	"net/http"
)

type pod struct{ name string }

type store struct{ pods map[string]*pod }

func (s *store) wait(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }

func (s *store) List(ctx context.Context, into *[]*pod) error { return s.wait(ctx) }

func (s *store) Create(ctx context.Context, p *pod) (*pod, error) { return p, s.wait(ctx) }

func (s *store) size(ctx context.Context) (int, error) { return len(s.pods), s.wait(ctx) }

func (s *store) settle(ctx context.Context) error { return s.wait(ctx) }

func (s *store) ParseAll(ctx context.Context) ([]*pod, error) { return nil, s.wait(ctx) }

// The name says that it asks, though it answers through a pointer.
func asks(ctx context.Context, s *store) (pods []*pod, err error) {
	err = s.List(context.Background(), &pods) // want `s\.List gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller \(ctxroot\)`
	return pods, err
}

// No verb says it, but what it answers is taken.
func takes(ctx context.Context, s *store) (int, error) {
	return s.size(context.TODO()) // want `s\.size gets context\.TODO\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller \(ctxroot\)`
}

func changes(ctx context.Context, s *store, p *pod) (*pod, error) {
	return s.Create(context.TODO(), p) // want `s\.Create gets context\.TODO\(\).*assuming s\.Create may be aborted halfway`
}

func does(ctx context.Context, s *store) error {
	return s.settle(context.Background()) // want `s\.settle gets context\.Background\(\).*assuming s\.settle may be aborted halfway`
}

// One context for both.
func both(ctx context.Context, s *store, p *pod) (int, error) {
	root := context.Background() // want `s\.Create gets context\.Background\(\).*assuming s\.Create may be aborted halfway`
	if _, err := s.Create(root, p); err != nil {
		return 0, err
	}
	return s.size(root)
}

func computes(ctx context.Context, s *store) ([]*pod, error) {
	return s.ParseAll(context.Background()) // want `s\.ParseAll gets context\.Background\(\).*assuming s\.ParseAll waits for something`
}

func gets(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, url, nil) // want `the request loses the cancellation, deadline and values of ctx; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller \(ctxroot\)`
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}

func posts(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, url, nil) // want `the request loses the cancellation.*assuming the request may be aborted halfway`
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}
