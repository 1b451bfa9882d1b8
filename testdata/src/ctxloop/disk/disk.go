// Package disk holds loops that go to a file system.
package disk

import (
	"bufio"
	"context"
	"io"
	"io/fs"
	"net/http"
	"os"
)

type stats struct{ n int }

func (s *stats) fail(err error) error { s.n++; return err }

type statsKey struct{}

func statsOf(ctx context.Context) *stats { s, _ := ctx.Value(statsKey{}).(*stats); return s }

func list(ctx context.Context, dir *os.File) (names []string, err error) {
	for { // want `this loop never checks ctx, although each iteration can access the disk in dir\.Readdirnames`
		part, err := dir.Readdirnames(1024)
		if err == io.EOF {
			return names, nil
		}
		if err != nil {
			return nil, statsOf(ctx).fail(err)
		}
		for _, name := range part {
			if _, err := os.Lstat(name); err != nil {
				continue
			}
			names = append(names, name)
		}
	}
}

func infos(ctx context.Context, entries []fs.DirEntry) (size int64) {
	for _, e := range entries { // want `this loop never checks ctx, although each iteration can access the disk in e\.Info; return if ctx\.Err\(\) != nil`
		if info, err := e.Info(); err == nil {
			size += info.Size()
		} else {
			_ = statsOf(ctx).fail(err)
		}
	}
	return size
}

func reads(ctx context.Context, r io.Reader, buf []byte) (n int, err error) {
	for { // want `this loop never checks ctx, although each iteration can access the disk in r\.Read; return if ctx\.Err\(\) != nil`
		k, err := r.Read(buf)
		n += k
		if err != nil {
			return n, statsOf(ctx).fail(err)
		}
	}
}

// It asks.
func asks(ctx context.Context, dir *os.File) (names []string, err error) {
	for {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		part, err := dir.Readdirnames(1024)
		if err != nil {
			return names, nil
		}
		names = append(names, part...)
	}
}

// So may what it calls: by an error, by a flag, or because that is its work.
func hands(ctx context.Context, dir *os.File, visit func(context.Context, string) error) error {
	for {
		part, err := dir.Readdirnames(1024)
		if err != nil {
			return nil
		}
		for _, name := range part {
			if err := visit(ctx, name); err != nil {
				return err
			}
		}
	}
}

func flags(ctx context.Context, dir *os.File, on func(context.Context) bool) error {
	for {
		if _, err := dir.Readdirnames(1024); err != nil {
			return err
		}
		if !on(ctx) {
			return nil
		}
	}
}

func works(ctx context.Context, entries []fs.DirEntry, work func(context.Context)) {
	for _, e := range entries {
		e.Info()
		work(ctx)
	}
}

// What is read ends with the context, or the request.
func bound(ctx context.Context, c *http.Client, req *http.Request) error {
	resp, err := c.Do(req.WithContext(ctx))
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	lines := bufio.NewReader(resp.Body)
	for {
		if _, err := lines.ReadString('\n'); err != nil {
			return err
		}
	}
}

func body(w http.ResponseWriter, r *http.Request) {
	buf := make([]byte, 10)
	for {
		if _, err := r.Body.Read(buf); err != nil {
			return
		}
	}
}

// Endless, and reading nothing on: any way out is somebody's way to stop it.
func again(ctx context.Context, name string) error {
	for {
		if _, err := os.Stat(name); err != nil {
			return statsOf(ctx).fail(err)
		}
	}
}

// Callers of callers.
func sizes(entries []fs.DirEntry) {
	for _, e := range entries { // want `each iteration can access the disk in e\.Info and nothing can stop this loop, because sizes takes no context although its caller has a context; give it a parameter ctx context\.Context and return if ctx\.Err\(\) != nil`
		e.Info()
	}
}

func contents(entries []fs.DirEntry) { sizes(entries) }

func browse(w http.ResponseWriter, r *http.Request, entries []fs.DirEntry) { contents(entries) }
