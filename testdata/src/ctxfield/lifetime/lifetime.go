// Package lifetime has structs whose context stands for their own life: jobs
// that hold the cancel function, and components that are handed their
// lifetime by whoever made them. All are silent.
package lifetime

import (
	"context"
	"database/sql"
	"sync"
	"time"
)

// Manager, as prometheus' discovery.Manager: it waits for its end.
type Manager struct {
	ctx  context.Context
	db   *sql.DB
	sets chan string
}

func NewManager(ctx context.Context, db *sql.DB) *Manager {
	return &Manager{ctx: ctx, db: db, sets: make(chan string)}
}

func (m *Manager) Run() error {
	go m.sender()
	<-m.ctx.Done()
	return m.ctx.Err()
}

func (m *Manager) ApplyConfig(name string) { m.start(m.ctx, name) }

func (m *Manager) Reload(name string) error { return m.db.PingContext(m.ctx) }

func (m *Manager) start(ctx context.Context, name string) {
	go m.update(ctx, name)
}

func (m *Manager) update(ctx context.Context, name string) { _ = m.db.PingContext(ctx) }

func (m *Manager) sender() {}

// transition, as minio's transitionState: workers select on it.
type Transition struct {
	ctx   context.Context
	db    *sql.DB
	tasks chan string
}

func NewTransition(ctx context.Context, db *sql.DB) *Transition {
	return &Transition{ctx: ctx, db: db, tasks: make(chan string)}
}

func (t *Transition) Queue(name string) error {
	select {
	case t.tasks <- name:
	case <-t.ctx.Done():
	}
	return t.db.PingContext(t.ctx)
}

// Service, as containerd's shim service: its goroutine works with it.
type Service struct {
	ctx    context.Context // want `Send uses the context stored in field ctx of Service, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db     *sql.DB
	events chan string
}

func NewService(ctx context.Context, db *sql.DB) *Service {
	s := &Service{ctx: ctx, db: db, events: make(chan string)}
	go s.forward()
	return s
}

func (s *Service) forward() {
	for range s.events {
		_ = s.db.PingContext(s.ctx)
	}
}

func (s *Service) Send(event string) error {
	s.events <- event
	return s.db.PingContext(s.ctx)
}

// ClusterProxy, as etcd's: a goroutine literal works with it.
type ClusterProxy struct {
	ctx context.Context
	db  *sql.DB
}

func NewClusterProxy(ctx context.Context, db *sql.DB) *ClusterProxy {
	return &ClusterProxy{ctx, db}
}

func (c *ClusterProxy) Monitor() {
	go func() { _ = c.db.PingContext(c.ctx) }()
}

func (c *ClusterProxy) List(prefix string) error { return c.db.PingContext(c.ctx) }

// Spawner hands it to a pool.
type Spawner struct {
	ctx  context.Context
	db   *sql.DB
	pool pool
}

type pool interface{ Submit(func()) }

func NewSpawner(ctx context.Context, db *sql.DB, p pool) *Spawner { return &Spawner{ctx, db, p} }

func (s *Spawner) Start(name string) {
	s.pool.Submit(func() { _ = s.db.PingContext(s.ctx) })
}

func (s *Spawner) List(prefix string) error { return s.db.PingContext(s.ctx) }

// Timed asks AfterFunc to clean up at its end.
type Timed struct {
	ctx context.Context
	db  *sql.DB
}

func NewTimed(ctx context.Context, db *sql.DB) *Timed { return &Timed{ctx, db} }

func (t *Timed) Watch(f func()) { context.AfterFunc(t.ctx, f) }

func (t *Timed) List(prefix string) error { return t.db.PingContext(t.ctx) }

// Job holds the cancel function.
type Job struct {
	ctx    context.Context
	cancel context.CancelFunc
	db     *sql.DB
}

func NewJob(parent context.Context, db *sql.DB) *Job {
	ctx, cancel := context.WithCancel(parent)
	return &Job{ctx: ctx, cancel: cancel, db: db}
}

func (j *Job) Stop() { j.cancel() }

func (j *Job) List(prefix string) error { return j.db.PingContext(j.ctx) }

// Closer holds a plain stop function, Stopped a stop channel, Group the group
// of its goroutines.
type Closer struct {
	ctx  context.Context
	stop func()
	db   *sql.DB
}

func NewCloser(ctx context.Context, db *sql.DB) *Closer { return &Closer{ctx: ctx, db: db} }

func (c *Closer) List(prefix string) error { return c.db.PingContext(c.ctx) }

type Stopped struct {
	ctx  context.Context
	done chan struct{}
	db   *sql.DB
}

func NewStopped(ctx context.Context, db *sql.DB) *Stopped { return &Stopped{ctx: ctx, db: db} }

func (s *Stopped) List(prefix string) error { return s.db.PingContext(s.ctx) }

type Group struct {
	ctx context.Context
	wg  sync.WaitGroup
	db  *sql.DB
}

func NewGroup(ctx context.Context, db *sql.DB) *Group { return &Group{ctx: ctx, db: db} }

func (g *Group) List(prefix string) error { return g.db.PingContext(g.ctx) }

// Started derives its context in Start.
type Started struct {
	ctx context.Context
	db  *sql.DB
}

func NewStarted(db *sql.DB) *Started { return &Started{db: db} }

func (s *Started) Start(ctx context.Context) func() {
	child, cancel := context.WithTimeout(ctx, time.Hour)
	s.ctx = child
	return cancel
}

func (s *Started) List(prefix string) error { return s.db.PingContext(s.ctx) }

// Caused holds a cancel function that takes a cause.
type Caused struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	db     *sql.DB
}

func NewCaused(ctx context.Context, db *sql.DB) *Caused { return &Caused{ctx: ctx, db: db} }

func (c *Caused) List(prefix string) error { return c.db.PingContext(c.ctx) }

// Bound lives as long as the process, by a context that its constructor finds.
type Bound struct {
	ctx context.Context // want `List uses the context stored in field ctx of Bound, so its callers cannot pass their own; give it a parameter ctx context\.Context`
	db  *sql.DB
}

var process, stopProcess = context.WithCancel(context.Background())

func NewBound(db *sql.DB) *Bound { return &Bound{ctx: process, db: db} }

func (b *Bound) List(prefix string) error { return b.db.PingContext(b.ctx) }
