// Package doc has the examples of the page.
package doc

import (
	"context"
	"errors"
	"net/http"
)

func bad(w http.ResponseWriter, err error) {
	if err == context.Canceled { // want `== does not match a wrapped context\.Canceled; use errors\.Is\(err, context\.Canceled\)`
		return
	}
	http.Error(w, err.Error(), http.StatusBadGateway)
}

func good(w http.ResponseWriter, err error) {
	if errors.Is(err, context.Canceled) {
		return
	}
	http.Error(w, err.Error(), http.StatusBadGateway)
}
