// Package export writes shipments to CSV files that customers fetch later.
package export

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"example.com/parcel/internal/store"
)

// A Job is one export, from the request for it to the finished file.
type Job struct {
	ID     string
	Status string

	done chan struct{}
	err  error
}

// Wait returns when the export is finished or ctx ends.
func (j *Job) Wait(ctx context.Context) error {
	select {
	case <-j.done:
		return j.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// An Exporter runs one job after the other.
type Exporter struct {
	ctx   context.Context
	store *store.Store
	dir   string

	mu    sync.Mutex
	jobs  map[string]*Job
	queue chan *Job
}

// New returns an exporter that writes to dir.
func New(ctx context.Context, st *store.Store, dir string) *Exporter {
	return &Exporter{ctx: ctx, store: st, dir: dir, jobs: make(map[string]*Job), queue: make(chan *Job, 16)}
}

// Enqueue asks for an export of the shipments with the given status.
func (e *Exporter) Enqueue(ctx context.Context, id, status string) (*Job, error) {
	job := &Job{ID: id, Status: status, done: make(chan struct{})}
	select {
	case e.queue <- job:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.jobs[id] = job
	return job, nil
}

// Lookup returns a job by its identifier.
func (e *Exporter) Lookup(id string) (*Job, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	job, ok := e.jobs[id]
	return job, ok
}

// Count returns how many shipments an export with the given status would have.
func (e *Exporter) Count(status string) (int, error) {
	list, err := e.store.List(e.ctx, status, 100_000)
	return len(list), err
}

// Run works on the queue until ctx ends.
func (e *Exporter) Run(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case job := <-e.queue:
			job.err = e.write(ctx, job)
			close(job.done)
		}
	}
}

func (e *Exporter) write(ctx context.Context, job *Job) (err error) {
	list, err := e.store.List(ctx, job.Status, 100_000)
	if err != nil {
		return fmt.Errorf("export %s: %w", job.ID, err)
	}
	f, err := os.CreateTemp(e.dir, "export-*.csv")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := csv.NewWriter(f)
	for _, sh := range list {
		record := []string{sh.ID, sh.Recipient, sh.Tracking, sh.Status, sh.UpdatedAt.Format(time.RFC3339)}
		if err := w.Write(record); err != nil {
			return err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(e.dir, job.ID+".csv"))
}
