// Package guards has the reasons to make a root where a context is at hand:
// nothing here is a finding of the default tier.
package guards

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"time"

	"example.com/link"
	"golang.org/x/sync/singleflight"
)

func lookup(ctx context.Context) error { return ctx.Err() }

// Nil guards, and parameters that callers may leave nil.

func nilGuard(ctx context.Context) error {
	if ctx == nil {
		ctx = context.Background()
	}
	return lookup(ctx)
}

func nilable(ctx context.Context) error {
	if ctx != nil {
		return lookup(ctx)
	}
	return lookup(context.Background())
}

func nilFirst(ctx context.Context) error {
	ctx = context.Background()
	if nil == ctx {
		return nil
	}
	return lookup(ctx)
}

// Not usable.

func blank(_ context.Context) error { return lookup(context.Background()) } // want `lookup gets context\.Background\(\) although blank has a context parameter, so it keeps running after the caller's ctx is canceled; name the parameter ctx and pass it`

func unnamed(context.Context) error { return lookup(context.Background()) } // want `lookup gets context\.Background\(\) although unnamed has a context parameter, so it keeps running after the caller's ctx is canceled; name the parameter ctx and pass it`

// Every context at hand is dead.

func afterDone(ctx context.Context) error {
	<-ctx.Done()
	return lookup(context.Background())
}

func arm(ctx context.Context, ch chan int) error {
	select {
	case <-ctx.Done():
		return lookup(context.Background())
	case <-ch:
		return nil
	}
}

func failed(ctx context.Context) error {
	if ctx.Err() != nil {
		return lookup(context.Background())
	}
	return nil
}

// The nearest is dead, although its parent is not known to be.
func nearestDead(ctx context.Context) error {
	sub, cancel := context.WithTimeout(ctx, time.Second)
	cancel()
	return errors.Join(lookup(context.Background()), sub.Err())
}

func overwriteDead(ctx context.Context) error {
	<-ctx.Done()
	ctx = context.Background()
	return lookup(ctx)
}

// Deferred, after the end, at the end of a test.

func deferred(ctx context.Context) {
	defer lookup(context.Background())
	defer func() {
		lookup(context.Background())
	}()
}

func after(ctx context.Context) {
	context.AfterFunc(ctx, func() {
		lookup(context.Background())
	})
}

// After a signal to stop.

func signalled(ctx context.Context) error {
	ch := make(chan os.Signal, 1)
	signal.Notify(ch, os.Interrupt)
	<-ch
	return lookup(context.Background())
}

func stopChannel(ctx context.Context, stop <-chan struct{}) error {
	if _, ok := <-stop; ok {
		return nil
	}
	<-stop
	return lookup(context.Background())
}

func stopArm(ctx context.Context, stop <-chan struct{}, ch chan int) error {
	select {
	case <-stop:
		return lookup(context.Background())
	case _, ok := <-stop:
		_ = ok
		return lookup(context.Background())
	case <-ch:
		return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	}
}

// Callbacks and goroutines that outlive the function.

type server struct {
	dial func(network, addr string) error
	job  func()
}

func hooks(ctx context.Context, s *server) {
	s.dial = func(network, addr string) error { return lookup(context.Background()) }
	register(func() { lookup(context.Background()) })
	time.AfterFunc(time.Second, func() { lookup(context.Background()) })
	go func() {
		func() { lookup(context.Background()) }()
	}()
}

var registered []func()

func register(f func()) { registered = append(registered, f) }

func group(ctx context.Context, wg *sync.WaitGroup) {
	wg.Go(func() { lookup(context.Background()) }) // nobody here waits
}

// Shared by callers.

var (
	once   sync.Once
	flight singleflight.Group
)

func shared(ctx context.Context) error {
	once.Do(func() { lookup(context.Background()) })
	_ = sync.OnceFunc(func() { lookup(context.Background()) })
	_, err, _ := flight.Do("key", func() (any, error) { return nil, lookup(context.Background()) })
	return err
}

var cached *string

type cache struct {
	mu    sync.Mutex
	token *string
}

func (c *cache) get(ctx context.Context) (*string, error) {
	if c.token != nil {
		return c.token, nil
	}
	token, err := fetch(context.Background())
	c.token = token
	return token, err
}

func lazy(ctx context.Context) (err error) {
	if cached == nil {
		cached, err = fetch(context.Background())
	}
	return err
}

func fetch(ctx context.Context) (*string, error) { return nil, ctx.Err() }

// Only values are read.

func logs(ctx context.Context) {
	slog.InfoContext(context.Background(), "started")
	logged(context.TODO(), "started")
	marked(context.TODO())
}

func logged(ctx context.Context, msg string) { slog.DebugContext(ctx, msg) }

//ctxlint:valueonly
func marked(ctx context.Context) { lookup(ctx) }

// Not known to watch its context.
func opaque(ctx context.Context, f func(context.Context)) { f(context.Background()) }

// A life of its own: returned, stored, sent, kept.

func returned(ctx context.Context) (context.Context, context.CancelFunc) {
	c, cancel := context.WithCancel(context.Background()) // want `the returned context is derived from context\.Background\(\), so it has neither the cancellation nor the values of ctx; derive it from ctx`
	lookup(c)
	return c, cancel
}

type job struct {
	ctx    context.Context
	cancel context.CancelFunc
	next   *job
}

func literal(ctx context.Context) *job {
	c, cancel := context.WithCancel(context.Background())
	lookup(c)
	return &job{ctx: c, cancel: cancel}
}

func positional(ctx context.Context) job {
	c, cancel := context.WithCancel(context.Background())
	lookup(c)
	return job{c, cancel, nil}
}

func field(ctx context.Context, j *job) {
	c := context.Background()
	lookup(c)
	j.ctx = c
}

func fieldPair(ctx context.Context, j *job) error {
	j.ctx, j.cancel = context.WithCancel(context.Background())
	return lookup(j.ctx)
}

var lifetime = context.Background()

func global(ctx context.Context) error {
	lifetime = context.Background()
	return lookup(lifetime)
}

func sent(ctx context.Context, ch chan context.Context) {
	c := context.Background()
	lookup(c)
	ch <- c
}

func keep(ctx context.Context, j *job) error {
	j.ctx = ctx
	return ctx.Err()
}

func keeper(ctx context.Context, j *job) error { return keep(context.Background(), j) }

// A foreign constructor.
func client(ctx context.Context) (*link.Conn, error) {
	return link.Dial(context.Background(), "localhost:1")
}

func defaultClient(ctx context.Context) (*link.Conn, error) {
	return link.Default(context.Background())
}

func use(ctx context.Context, c *link.Conn) error {
	link.Tell(context.Background())
	if err := link.OpenAll(context.Background()); err != nil { // want `link\.OpenAll gets context\.Background\(\), so it keeps running after ctx is canceled`
		return err
	}
	if _, err := link.Fetch(context.Background()); err != nil { // want `link\.Fetch gets context\.Background\(\), so it keeps running after ctx is canceled`
		return err
	}
	return c.Send(context.Background(), "hello") // want `c\.Send gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// A package-level context is a lifetime.
func process(ctx context.Context) error { return lookup(lifetime) }

// Marked.

//ctxlint:detach
func detached(ctx context.Context) error { return lookup(context.Background()) }

// Coupled by hand.

func bridged(ctx context.Context, stop chan int) error {
	c, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		select {
		case <-stop:
			cancel()
		case <-c.Done():
		}
	}()
	return lookup(c)
}

func coupled(ctx context.Context) error {
	c, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer context.AfterFunc(ctx, func() { cancel() })()
	return lookup(c)
}

// Explained.

func explained(ctx context.Context) error {
	// The write must not be cancelled half way.
	if err := lookup(context.Background()); err != nil { // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller.*assuming the comment on line \d+ does not justify it`
		return err
	}
	return lookup(context.Background()) // not ctx: the caller may hang up // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller.*assuming the comment on line \d+ does not justify it`
}

// durable writes on context.Background(), because a write must be whole.
func durable(ctx context.Context) error {
	if err := lookup(ctx); err != nil {
		return err
	}

	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller.*assuming the comment on line \d+ does not justify it`
}

func explainedEnd(ctx context.Context, s store) error {
	// The caller's context may be over.
	return s.Close(context.Background())
}

func explainedOther(ctx context.Context) error {
	// Another context for the first half.
	return both(context.Background(), func() error { return ctx.Err() })
}

func explainedKept(ctx context.Context) context.Context {
	// A context of its own.
	c := context.Background() // want `the returned context is derived from context\.Background\(\), so it has neither the cancellation nor the values of ctx.*assuming the comment on line \d+ does not justify it`
	lookup(c)
	return c
}

func asked(ctx context.Context) error {
	// TODO: pass the context
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

func unexplained(ctx context.Context) error {
	// Do the work.

	// the context is far away

	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// Undone after an error, or when something is over.

type store struct{}

func (store) Create(ctx context.Context) error { return ctx.Err() }
func (store) Delete(ctx context.Context) error { return ctx.Err() }
func (store) Close(ctx context.Context) error  { return ctx.Err() }

func undo(ctx context.Context, s store) error {
	if err := s.Create(ctx); err != nil {
		s.Delete(context.Background())
		return err
	}
	if err := s.Create(ctx); err == nil {
		return s.Delete(context.Background()) // want `s\.Delete gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller.*assuming s\.Delete does not have to complete what line \d+ has done`
	} else if err != nil {
		s.Delete(context.Background())
		s.Create(context.Background())
	}
	return s.Delete(context.Background()) // want `s\.Delete gets context\.Background\(\), so it keeps running after ctx is canceled; pass ctx, or context\.WithoutCancel\(ctx\) if it must outlive the caller.*assuming s\.Delete does not have to complete what line \d+ has done`
}

func over(ctx context.Context, s store) error {
	return s.Close(context.Background())
}

// Dead on purpose.
func hard(ctx context.Context) error {
	c, cancel := context.WithCancel(context.Background())
	cancel()
	return lookup(c)
}

// What it makes goes on living in a goroutine.

type session struct{}

func (*session) Recv() error  { return nil }
func (*session) Close() error { return nil }

func subscribe(ctx context.Context) (*session, error) { return &session{}, ctx.Err() }

func streams(ctx context.Context) error {
	s, err := subscribe(context.Background())
	if err != nil {
		return err
	}
	go func() { fmt.Println(s.Recv()) }()
	return nil
}

// The function closes it, so it is done with it when it returns.
func streamsClosed(ctx context.Context) error {
	s, err := subscribe(context.Background()) // want `subscribe gets context\.Background\(\), so it keeps running after ctx is canceled`
	if err != nil {
		return err
	}
	defer s.Close()
	go func() { fmt.Println(s.Recv()) }()
	return nil
}

// The deferred call ends something else.
func streamsOpen(ctx context.Context, other *session) error {
	s, err := subscribe(context.Background())
	if err != nil {
		return err
	}
	defer other.Close()
	defer println(s)
	go func() { fmt.Println(s.Recv()) }()
	return nil
}

func streamsHere(ctx context.Context) error {
	s, err := subscribe(context.Background()) // want `subscribe gets context\.Background\(\), so it keeps running after ctx is canceled`
	if err != nil {
		return err
	}
	return s.Recv()
}

// The context at hand goes to the call as well.
func two(ctx context.Context) error {
	return both(context.Background(), func() error { return ctx.Err() })
}

func both(ctx context.Context, f func() error) error { return errors.Join(ctx.Err(), f()) }

// Maybe a root.
func maybe(ctx context.Context, fresh bool) error {
	c := ctx
	if fresh {
		c = context.Background()
	}
	return lookup(c)
}

// No context at hand.

func start() error { return lookup(context.Background()) }

func derivedFromRoot() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	lookup(ctx)
	return lookup(context.Background())
}

var value = lookup(context.Background())

func init() { lookup(context.Background()) }

// The same, but for one thing: findings.

func globalLater(ctx context.Context) {
	c := context.Background()
	lookup(c)
	lifetime = c
}

func errorOnly(ctx context.Context) {
	_, err := subscribe(context.Background()) // want `subscribe gets context\.Background\(\), so it keeps running after ctx is canceled`
	go func() { println(err == nil) }()
}

func count(ctx context.Context) (int, error) { return 0, ctx.Err() }

func numberOnly(ctx context.Context) error {
	n, err := count(context.Background()) // want `count gets context\.Background\(\), so it keeps running after ctx is canceled`
	go func() { println(n) }()
	return err
}

func inComm(ctx context.Context, ch chan int) {
	select {
	case <-watch(context.Background()): // want `watch gets context\.Background\(\), so it keeps running after ctx is canceled`
	case <-ch:
	}
}

func watch(ctx context.Context) <-chan struct{} {
	return ctx.Done()
}

func inCondition(ctx context.Context, s store, p *string) error {
	if err := s.Delete(context.Background()); err != nil { // want `s\.Delete gets context\.Background\(\), so it keeps running after ctx is canceled`
		return err
	}
	if p != nil {
		return s.Delete(context.Background()) // want `s\.Delete gets context\.Background\(\), so it keeps running after ctx is canceled`
	}
	return nil
}

func OpenSession(ctx context.Context) (*session, error) { return &session{}, ctx.Err() }

func opens(ctx context.Context) (*session, error) {
	return OpenSession(context.Background()) // want `OpenSession gets context\.Background\(\), so it keeps running after ctx is canceled`
}

func notBridged(ctx context.Context) error {
	sub, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() { cancel() }()
	lookup(sub)
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after sub is canceled`
}

func (c *cache) filled(ctx context.Context) (err error) {
	if c.token != nil {
		println("filled")
	}
	c.token, err = fetch(context.Background()) // want `fetch gets context\.Background\(\), so it keeps running after ctx is canceled`
	return err
}

func (c *cache) only(ctx context.Context) (*string, error) {
	if c.token != nil {
		return c.token, nil
	}
	return fetch(context.Background()) // want `fetch gets context\.Background\(\), so it keeps running after ctx is canceled`
}

func (c *cache) beside(ctx context.Context, s string) error {
	if c.token == nil {
		c.token = &s
	}
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

func (c *cache) without(ctx context.Context) error {
	if c.token == nil {
		return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	}
	return nil
}

func local(ctx context.Context, s *string) error {
	if s == nil {
		t, err := fetch(context.Background()) // want `fetch gets context\.Background\(\), so it keeps running after ctx is canceled`
		s = t
		return err
	}
	return nil
}

func overwrittenLocal(ctx context.Context) error {
	c := ctx
	lookup(c)
	c = context.Background() // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	return lookup(c)
}

func overwrittenDerived(ctx context.Context) error {
	ctx, cancel := context.WithCancel(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	defer cancel()
	return lookup(ctx)
}

func sometimesStopped(ctx context.Context, stop chan struct{}, wait bool) error {
	if wait {
		<-stop
	}
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

func number(ctx context.Context, ch chan int) error {
	<-ch
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// The same context in the call, but as the argument itself.
func argument(ctx context.Context) error {
	c := context.Background() // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	return lookup(c)
}

// A copy of the request without its end.
func copied(r *http.Request) *http.Request {
	r2 := r.Clone(context.Background())
	r2.Body = nil
	return r2
}

func newPool(ctx context.Context) (*link.Pool, error) { return link.NewPool(context.Background()) }

type valueKey struct{}

func valued(ctx context.Context) error {
	ctx = context.WithValue(ctx, valueKey{}, 1)
	lookup(ctx)
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// The end of ctx may be what failed, so telling of it needs another.
func tells(ctx context.Context) error {
	if err := lookup(ctx); err != nil {
		return errors.Join(err, lookup(context.Background()))
	}
	return nil
}

// Here it can not be.
func tellsOf(ctx context.Context, parse func() error) error {
	if err := parse(); err != nil {
		return errors.Join(err, lookup(context.Background())) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	}
	return nil
}

// The name of a linter explains nothing.
func silenced(ctx context.Context) {
	//nolint: contextcheck
	lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// The other arm of the select leaves.
func stopOrGiveUp(ctx context.Context, stop <-chan struct{}) error {
	select {
	case <-stop:
	case <-ctx.Done():
		return ctx.Err()
	}
	return lookup(context.Background())
}

// It goes on, too.
func stopOrGo(ctx context.Context, stop <-chan struct{}, ch chan int) error {
	select {
	case <-stop:
	case <-ch:
	}
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// It does something first, and goes on all the same.
func stopOrWork(ctx context.Context, stop <-chan struct{}, ch chan int) error {
	select {
	case <-stop:
	case n := <-ch:
		println(n)
	}
	return lookup(context.Background()) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
}

// The comment speaks of ctx, and the work has a bound.
func granted(ctx context.Context) error {
	// ctx may be over by now: a goodbye has a time of its own.
	gone, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	_ = lookup(gone)
	return ctx.Err()
}

func ungranted(ctx context.Context) error {
	late, cancel := context.WithTimeout(context.Background(), 5*time.Second) // want `lookup gets context\.Background\(\), so it keeps running after ctx is canceled`
	defer cancel()
	_ = lookup(late)
	return ctx.Err()
}

func follow(ctx, span context.Context, name string) error {
	<-ctx.Done()
	return span.Err()
}

// The root stands beside another context: it is chosen.
func traced(ctx context.Context, spans <-chan context.Context) error {
	return follow(context.Background(), <-spans, "trace")
}
