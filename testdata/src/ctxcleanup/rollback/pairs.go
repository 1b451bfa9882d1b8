package rollback

import (
	"context"
	"net/http"
)

type locks struct{ m map[string]bool }

func (*locks) Lock(ctx context.Context, key string) error          { return ctx.Err() }
func (*locks) Unlock(ctx context.Context, key string) error        { return ctx.Err() }
func (*locks) Pause(ctx context.Context, key string) error         { return ctx.Err() }
func (*locks) Resume(ctx context.Context, key string) error        { return ctx.Err() }
func (*locks) setupNetwork(ctx context.Context, s string) error    { return ctx.Err() }
func (*locks) tearDownNetwork(ctx context.Context, s string) error { return ctx.Err() }

// What is released is named by the key under which it was acquired.
func pairByKey(ctx context.Context, l *locks, key string) error {
	if err := l.Lock(ctx, key); err != nil {
		return err
	}
	defer l.Unlock(ctx, key) // want `work may have failed because ctx is done, and then l\.Unlock returns immediately and undoes nothing.*; assuming l\.Unlock takes back what l\.Lock did.*\[rollback\?\]`
	return work(ctx)
}

// Resume is a clean-up of what Pause did.
func pairByVerb(ctx context.Context, l *locks, key string) error {
	if err := l.Pause(ctx, key); err != nil {
		return err
	}
	defer func() {
		_ = l.Resume(ctx, key) // want `work may have failed because ctx is done, and then l\.Resume returns immediately and undoes nothing`
	}()
	return work(ctx)
}

// Another key.
func otherKey(ctx context.Context, l *locks, key, old string) error {
	if err := l.Lock(ctx, key); err != nil {
		return err
	}
	defer l.Unlock(ctx, old)
	return work(ctx)
}

// Another object.
func otherLocks(ctx context.Context, l, m *locks, key string) error {
	if err := l.Lock(ctx, key); err != nil {
		return err
	}
	defer m.Unlock(ctx, key)
	return work(ctx)
}

// On the error path, the acquisition may fail under the same context.
func setUpAfter(ctx context.Context, l *locks, key string) (err error) {
	defer func() {
		if err != nil {
			_ = l.tearDownNetwork(ctx, key) // want `l\.setupNetwork may have failed because ctx is done, and then l\.tearDownNetwork returns immediately and undoes nothing`
		}
	}()
	return l.setupNetwork(ctx, key)
}

type buckets interface {
	MakeBucket(ctx context.Context, name string) error
	DeleteBucket(ctx context.Context, name string) error
	Fill(ctx context.Context, name string) error
}

func put(name string) error { return nil }

// The step takes no context, and the client may leave meanwhile.
func handler(b buckets) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ctx, name := r.Context(), r.URL.Path
		if err := b.MakeBucket(ctx, name); err != nil {
			return
		}
		if err := put(name); err != nil {
			_ = b.DeleteBucket(ctx, name) // want `ctx may be done by the time that put fails, and then b\.DeleteBucket returns immediately and undoes nothing.*; assuming the client is gone before put fails, and b\.DeleteBucket returns when its context is done`
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
}

// Nobody serves a request here.
func noRequest(ctx context.Context, b buckets, name string) error {
	if err := b.MakeBucket(ctx, name); err != nil {
		return err
	}
	if err := put(name); err != nil {
		_ = b.DeleteBucket(ctx, name)
		return err
	}
	return nil
}

// Nobody has seen whether an interface's methods watch the context.
func byInterface(ctx context.Context, b buckets, name string) error {
	if err := b.MakeBucket(ctx, name); err != nil {
		return err
	}
	if err := b.Fill(ctx, name); err != nil {
		_ = b.DeleteBucket(ctx, name) // want `b\.Fill may have failed because ctx is done.*; assuming b\.DeleteBucket returns when its context is done, and b\.Fill returns when its context is done`
		return err
	}
	return nil
}

type feed interface {
	Context() context.Context
	Recv() (string, error)
}

// The stream fails when its context ends.
func stream(f feed, l *locks, key string) error {
	if err := l.Pause(f.Context(), key); err != nil {
		return err
	}
	defer l.Resume(f.Context(), key) // want `f\.Recv may have failed because f\.Context\(\) is done.*; assuming l\.Resume takes back what l\.Pause did, and f\.Recv fails when the context is done`
	for {
		if _, err := f.Recv(); err != nil {
			return err
		}
	}
}

type tx interface {
	Exec(ctx context.Context, stmt string) error
	Commit(ctx context.Context) error
	Rollback(ctx context.Context) error
}

type db interface {
	Begin(ctx context.Context) (tx, error)
}

// A transaction ends with its connection, and that with the context.
func transaction(ctx context.Context, d db) error {
	t, err := d.Begin(ctx)
	if err != nil {
		return err
	}
	defer t.Rollback(ctx)
	if err := t.Exec(ctx, "insert"); err != nil {
		return err
	}
	return t.Commit(ctx)
}
