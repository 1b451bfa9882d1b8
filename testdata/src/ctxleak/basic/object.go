package basic

import (
	"context"
	"os"
	"time"
)

// A database has the context of its own work in a field.
type database struct {
	path   string
	files  map[string]*os.File
	ctx    context.Context
	cancel context.CancelFunc
}

func (d *database) start() { go work(d.ctx) }

func (d *database) Close() { d.cancel() }

// Nobody has seen the new object when it is given up, and nothing has been started.
func newDatabase(path string) (*database, error) {
	db := &database{path: path}
	db.ctx, db.cancel = context.WithCancel(context.Background())
	if err := os.MkdirAll(db.path, 0o700); err != nil {
		return nil, err
	}
	db.start()
	return db, nil
}

// What is called before may have the object.
func newDatabaseOf(files map[string]*os.File, see func(map[string]*os.File)) (*database, error) {
	db := &database{files: files}
	db.ctx, db.cancel = context.WithCancel(context.Background()) // want `db\.cancel is not called before return nil, err, and nothing else gets it; call it first; assuming something has taken the context out of the object by then .*\[path\?\]`
	see(db.files)
	if err := os.MkdirAll(db.path, 0o700); err != nil {
		return nil, err
	}
	db.start()
	return db, nil
}

// Something works under the context already.
func newStarted(path string) (*database, error) {
	db := &database{path: path}
	db.ctx, db.cancel = context.WithCancel(context.Background()) // want `db\.cancel is not called before return nil, err, and nothing else gets it; call it first \(ctxleak\) \[path\]`
	go work(db.ctx)
	if err := os.MkdirAll(db.path, 0o700); err != nil {
		return nil, err
	}
	return db, nil
}

// A timer runs, whoever has seen it.
func newTimed(path string) (*database, error) {
	db := &database{path: path}
	db.ctx, db.cancel = context.WithTimeout(context.Background(), time.Minute) // want `db\.cancel is not called before return nil, err, and nothing else gets it; call it first \(ctxleak\) \[path\]`
	if err := os.MkdirAll(db.path, 0o700); err != nil {
		return nil, err
	}
	return db, nil
}
