// Package imports gives nil to a function of another package, and has no
// import of context yet.
package imports

import (
	"net/http"
)

var context = "taken"

func request() (*http.Request, error) {
	return http.NewRequestWithContext(nil, http.MethodGet, context, nil) // want `pass context2.TODO\(\)`
}
