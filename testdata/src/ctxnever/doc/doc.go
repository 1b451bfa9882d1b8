// Package doc holds the examples of the rule's page.
package doc

import (
	"context"
	"io"
)

func bad(conn io.Closer) {
	ctx := context.Background()
	go func() {
		<-ctx.Done() // want `nothing cancels ctx, so this receive blocks forever and what follows never runs`
		_ = conn.Close()
	}()
}

func good(conn io.Closer) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	go func() {
		<-ctx.Done()
		_ = conn.Close()
	}()
}
