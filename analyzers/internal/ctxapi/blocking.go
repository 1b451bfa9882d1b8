package ctxapi

import "go/types"

// blocking lists functions of the standard library that can wait without
// bound and take no context, or are known to wait besides.
var blocking = map[string]bool{
	"time.Sleep":                               true,
	"(*sync.WaitGroup).Wait":                   true,
	"(*sync.Cond).Wait":                        true,
	"(*sync.Mutex).Lock":                       true,
	"(*sync.RWMutex).Lock":                     true,
	"(*sync.RWMutex).RLock":                    true,
	"(net.Listener).Accept":                    true,
	"(*net.TCPListener).Accept":                true,
	"(*net.UnixListener).Accept":               true,
	"(net.Conn).Read":                          true,
	"(net.Conn).Write":                         true,
	"net.Dial":                                 true,
	"net.DialTimeout":                          true,
	"net/http.Get":                             true,
	"net/http.Head":                            true,
	"net/http.Post":                            true,
	"net/http.PostForm":                        true,
	"net/http.ListenAndServe":                  true,
	"net/http.Serve":                           true,
	"(*net/http.Client).Do":                    true,
	"(*net/http.Client).Get":                   true,
	"(*net/http.Client).Post":                  true,
	"(*net/http.Server).ListenAndServe":        true,
	"(*net/http.Server).Serve":                 true,
	"(*net/http.Server).Shutdown":              true,
	"(*os/exec.Cmd).Run":                       true,
	"(*os/exec.Cmd).Wait":                      true,
	"(*os/exec.Cmd).Output":                    true,
	"(*os/exec.Cmd).CombinedOutput":            true,
	"(*database/sql.DB).Query":                 true,
	"(*database/sql.DB).QueryContext":          true,
	"(*database/sql.DB).Exec":                  true,
	"(*database/sql.DB).ExecContext":           true,
	"(*database/sql.DB).Ping":                  true,
	"(*database/sql.DB).PingContext":           true,
	"(*database/sql.DB).BeginTx":               true,
	"(*database/sql.DB).Begin":                 true,
	"(*database/sql.Tx).Commit":                true,
	"(*golang.org/x/sync/errgroup.Group).Wait": true,
}

// Blocks reports whether fn, by the table, can wait without bound.
func (api *API) Blocks(fn *types.Func) bool {
	return fn != nil && fn.Pkg() != nil && blocking[fn.Origin().FullName()]
}
