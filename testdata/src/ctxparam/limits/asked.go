package limits

import (
	"bytes"
	"context"
	"io"
)

// It looks at its context on entry, and goes on without it.
func copyAll(ctx context.Context, dst io.Writer, src io.Reader) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := io.Copy(dst, src)
	return err
}

func backup(dst io.Writer) error { return copyAll(context.Background(), dst, new(bytes.Buffer)) }

func runBackup(ctx context.Context, dst io.Writer) error { return backup(dst) }

// A looping look is no glance.
func copyEach(ctx context.Context, dst io.Writer, all []io.Reader) error {
	for _, src := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := io.Copy(dst, src); err != nil {
			return err
		}
	}
	return nil
}

func backupEach(dst io.Writer) error {
	return copyEach(context.Background(), dst, nil) // want `the caller cannot cancel copyEach, because backupEach creates its own context\.Background\(\) although its caller has a context`
}

func runBackupEach(ctx context.Context, dst io.Writer) error { return backupEach(dst) }

// Read is asked for by io.Reader, which another package has.
type reader struct{}

func (reader) Read([]byte) (int, error) { return 0, copyEach(context.Background(), io.Discard, nil) }

func runRead(ctx context.Context, r reader) {
	var src io.Reader = r
	_, _ = io.Copy(io.Discard, src)
	_, _ = r.Read(nil)
}
