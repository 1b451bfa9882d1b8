// Package request has requests that get their context elsewhere.
package request

import (
	"context"
	"net/http"

	"example.com/sdk"
)

func withContext(ctx context.Context) error {
	req, err := http.NewRequest("GET", "http://a", nil)
	if err != nil {
		return err
	}
	req = req.WithContext(ctx)
	_, err = http.DefaultClient.Do(req)
	return err
}

func inCall(ctx context.Context) error {
	var req, err = http.NewRequest("GET", "http://a", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req.WithContext(ctx))
	return err
}

func served(ctx context.Context, h http.Handler, w http.ResponseWriter) error {
	req, err := http.NewRequest("GET", "http://a", nil)
	if err != nil {
		return err
	}
	h.ServeHTTP(w, req)
	return nil
}

type api interface {
	Do(ctx context.Context, req *http.Request) error
}

// Another's function takes both: it may bind the one to the other.
func foreign(ctx context.Context, a api) error {
	req, err := http.NewRequest("GET", "http://a", nil)
	if err != nil {
		return err
	}
	return a.Do(ctx, req)
}

// So does this one.
func binds(ctx context.Context, req *http.Request) error {
	_, err := http.DefaultClient.Do(req.WithContext(ctx))
	return err
}

func bindsRequest(ctx context.Context) error {
	req, err := http.NewRequest("GET", "http://a", nil)
	if err != nil {
		return err
	}
	return binds(ctx, req)
}

// This one does not.
func leaves(ctx context.Context, req *http.Request) error {
	_, err := http.DefaultClient.Do(req)
	if err == nil {
		err = ctx.Err()
	}
	return err
}

func leavesRequest(ctx context.Context) error {
	req, err := http.NewRequest("GET", "http://a", nil) // want `the request of http\.NewRequest is not bound to ctx`
	if err != nil {
		return err
	}
	return leaves(ctx, req)
}

func returned(ctx context.Context) (*http.Request, error) {
	return http.NewRequest("GET", "http://a", nil) // want `the request of http\.NewRequest is not bound to ctx`
}

// Another variable is bound.
func other(ctx context.Context, r *sdk.Client) error {
	req, err := http.NewRequest("GET", "http://a", nil) // want `the request of http\.NewRequest is not bound to ctx`
	if err != nil {
		return err
	}
	second, err := http.NewRequest("GET", "http://a", nil)
	if err != nil {
		return err
	}
	if _, err := http.DefaultClient.Do(second.WithContext(ctx)); err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req)
	return err
}
