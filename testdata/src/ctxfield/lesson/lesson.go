// Package main has the lesson's "don't store a context in a struct field", and
// the exception that it makes.
package main

import (
	"context"
	"fmt"
	"time"
)

// Wrong: the context of whoever made the service serves every later call.

type UserService struct {
	ctx  context.Context // want `every later call of QueryUser uses the context stored in field ctx of UserService, so its caller can neither cancel it nor set a deadline; give it a parameter ctx context\.Context`
	name string
}

func NewUserService(ctx context.Context, name string) *UserService {
	return &UserService{ctx: ctx, name: name}
}

func (s *UserService) QueryUser(id int) (string, error) {
	return query(s.ctx, id)
}

type mailer struct {
	ctx context.Context // want `every later call of SendEmail uses the context stored in field ctx of mailer, so its caller can neither cancel it nor set a deadline`
}

func newMailer(ctx context.Context) *mailer {
	m := &mailer{}
	m.ctx = ctx
	return m
}

func (m *mailer) SendEmail(to, body string) error {
	ctx, cancel := context.WithTimeout(m.ctx, time.Second)
	defer cancel()
	return send(ctx, to, body)
}

// Wrong without a constructor, too.

type weather struct {
	ctx context.Context // want `every later call of fetch uses the context stored in field ctx of weather, so its caller can neither cancel it nor set a deadline`
}

func (w *weather) fetch(city string) error { return send(w.ctx, city, "") }

// Right: a long-lived background job.

type poller struct {
	ctx    context.Context
	cancel context.CancelFunc
}

func newPoller(parent context.Context) *poller {
	ctx, cancel := context.WithCancel(parent)
	return &poller{ctx: ctx, cancel: cancel}
}

func (p *poller) Stop() { p.cancel() }

func (p *poller) poll() error { return send(p.ctx, "poll", "") }

// Right: the context is a parameter.

type users struct{ name string }

func (u *users) QueryUser(ctx context.Context, id int) (string, error) { return query(ctx, id) }

func query(ctx context.Context, id int) (string, error) {
	select {
	case <-time.After(300 * time.Millisecond):
		return fmt.Sprint(id), nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

func send(ctx context.Context, to, body string) error {
	fmt.Println(to, body)
	return ctx.Err()
}

func main() {
	ctx := context.Background()
	s := NewUserService(ctx, "users")
	_, _ = s.QueryUser(1)
	m := newMailer(ctx)
	_ = m.SendEmail("you", "hello")
	w := &weather{ctx: ctx}
	_ = w.fetch("Bern")
	p := newPoller(ctx)
	_ = p.poll()
	p.Stop()
}
