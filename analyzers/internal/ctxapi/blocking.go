package ctxapi

import "go/types"

// blocking lists functions of the standard library that can wait without
// bound and take no context, or are known to wait besides. Locks are not
// listed: nearly every function takes one, for a moment, and "blocks" would
// say nothing.
var blocking = map[string]bool{
	"time.Sleep":                                      true,
	"(*sync.WaitGroup).Wait":                          true,
	"(*sync.Cond).Wait":                               true,
	"(net.Listener).Accept":                           true,
	"(*net.TCPListener).Accept":                       true,
	"(*net.UnixListener).Accept":                      true,
	"(net.Conn).Read":                                 true,
	"(net.Conn).Write":                                true,
	"net.Dial":                                        true,
	"net.DialTimeout":                                 true,
	"net/http.Get":                                    true,
	"net/http.Head":                                   true,
	"net/http.Post":                                   true,
	"net/http.PostForm":                               true,
	"net/http.ListenAndServe":                         true,
	"net/http.Serve":                                  true,
	"(*net/http.Client).Do":                           true,
	"(*net/http.Client).Get":                          true,
	"(*net/http.Client).Post":                         true,
	"(*net/http.Server).ListenAndServe":               true,
	"(*net/http.Server).Serve":                        true,
	"(*net/http.Server).Shutdown":                     true,
	"(*os/exec.Cmd).Run":                              true,
	"(*os/exec.Cmd).Wait":                             true,
	"(*os/exec.Cmd).Output":                           true,
	"(*os/exec.Cmd).CombinedOutput":                   true,
	"(*database/sql.DB).Query":                        true,
	"(*database/sql.DB).QueryContext":                 true,
	"(*database/sql.DB).Exec":                         true,
	"(*database/sql.DB).ExecContext":                  true,
	"(*database/sql.DB).Ping":                         true,
	"(*database/sql.DB).PingContext":                  true,
	"(*database/sql.DB).BeginTx":                      true,
	"(*database/sql.DB).Begin":                        true,
	"(*database/sql.Tx).Commit":                       true,
	"(*golang.org/x/sync/errgroup.Group).Wait":        true,
	"(*net.Dialer).Dial":                              true,
	"(*net.Dialer).DialContext":                       true,
	"(*net/http.Server).ListenAndServeTLS":            true,
	"(*net/http.Server).ServeTLS":                     true,
	"net/http.ListenAndServeTLS":                      true,
	"(net/http.RoundTripper).RoundTrip":               true,
	"(*database/sql.DB).QueryRow":                     true,
	"(*database/sql.DB).QueryRowContext":              true,
	"(*database/sql.DB).Conn":                         true,
	"(*database/sql.Conn).QueryContext":               true,
	"(*database/sql.Conn).ExecContext":                true,
	"(*database/sql.Tx).Query":                        true,
	"(*database/sql.Tx).QueryContext":                 true,
	"(*database/sql.Tx).QueryRowContext":              true,
	"(*database/sql.Tx).Exec":                         true,
	"(*database/sql.Tx).ExecContext":                  true,
	"(*database/sql.Stmt).Query":                      true,
	"(*database/sql.Stmt).QueryContext":               true,
	"(*database/sql.Stmt).Exec":                       true,
	"(*database/sql.Stmt).ExecContext":                true,
	"(*golang.org/x/sync/semaphore.Weighted).Acquire": true,
	"(*golang.org/x/time/rate.Limiter).Wait":          true,
	"(*golang.org/x/time/rate.Limiter).WaitN":         true,
	"(*google.golang.org/grpc.Server).Serve":          true,
	"(*google.golang.org/grpc.Server).GracefulStop":   true,
	"(google.golang.org/grpc.ClientStream).RecvMsg":   true,
	"(google.golang.org/grpc.ServerStream).RecvMsg":   true,
}

// Blocks reports whether fn, by the table, can wait without bound.
func (api *API) Blocks(fn *types.Func) bool {
	return blocking[key(fn)]
}
