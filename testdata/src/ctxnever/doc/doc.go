// Package doc holds the examples of the rule's page.
package doc

import (
	"context"
	"io"
)

func bad(conn io.Closer) {
	ctx := context.Background()
	go func() {
		<-ctx.Done() // want `nothing ends ctx`
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
