// Package carrier talks to the carrier's tracking API.
package carrier

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// ErrUnavailable is returned when the carrier asks us to come back later.
var ErrUnavailable = errors.New("carrier: unavailable")

// A Client is safe for concurrent use.
type Client struct {
	base string
	http *http.Client
}

// New returns a client of the API at base.
func New(base string) *Client {
	return &Client{base: base, http: &http.Client{Timeout: 30 * time.Second}}
}

// A Position is where a parcel was last seen.
type Position struct {
	Status string    `json:"status"`
	Place  string    `json:"place"`
	At     time.Time `json:"at"`
}

// Track asks for the last position of a parcel.
func (c *Client) Track(ctx context.Context, tracking string) (Position, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/v1/track/"+url.PathEscape(tracking), nil)
	if err != nil {
		return Position{}, fmt.Errorf("track %s: %w", tracking, err)
	}
	defer cancel()

	resp, err := c.http.Do(req)
	if err != nil {
		return Position{}, fmt.Errorf("track %s: %w", tracking, err)
	}
	defer resp.Body.Close()
	switch {
	case resp.StatusCode == http.StatusTooManyRequests, resp.StatusCode >= 500:
		return Position{}, ErrUnavailable
	case resp.StatusCode != http.StatusOK:
		return Position{}, fmt.Errorf("track %s: %s", tracking, resp.Status)
	}
	var pos Position
	if err := json.NewDecoder(resp.Body).Decode(&pos); err != nil {
		return Position{}, fmt.Errorf("track %s: %w", tracking, err)
	}
	return pos, nil
}

// TrackRetry is Track with a few more attempts while the carrier is busy.
func (c *Client) TrackRetry(ctx context.Context, tracking string) (Position, error) {
	backoff := time.Second
	for attempt := 1; ; attempt++ {
		pos, err := c.Track(ctx, tracking)
		if err == nil || attempt == 5 || !errors.Is(err, ErrUnavailable) {
			return pos, err
		}
		time.Sleep(backoff)
		backoff *= 2
	}
}

// Register announces a parcel, and keeps trying until the carrier takes it or
// ctx ends.
func (c *Client) Register(ctx context.Context, tracking string) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for backoff := time.Second; ; backoff = min(2*backoff, time.Minute) {
		select {
		case <-timer.C:
		case <-ctx.Done():
			return ctx.Err()
		}
		err := c.register(ctx, tracking)
		if !errors.Is(err, ErrUnavailable) {
			return err
		}
		timer.Reset(backoff)
	}
}

func (c *Client) register(ctx context.Context, tracking string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, c.base+"/v1/parcel/"+url.PathEscape(tracking), nil)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 500 {
		return ErrUnavailable
	}
	return nil
}
