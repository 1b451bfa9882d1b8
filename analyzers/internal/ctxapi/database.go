package ctxapi

import (
	"go/types"
	"strings"
)

// databases are the packages by which programs ask databases, whichever driver is
// behind them.
var databases = map[string]bool{
	"database/sql":              true,
	"github.com/jmoiron/sqlx":   true,
	"github.com/uptrace/bun":    true,
	"github.com/go-xorm/xorm":   true,
	"github.com/jinzhu/gorm":    true,
	"github.com/gocraft/dbr/v2": true,
	"gorm.io/gorm":              true,
	"xorm.io/xorm":              true,
}

// AsksDatabase reports whether a function is one of a package that asks databases by
// drivers.
func AsksDatabase(fn *types.Func) bool {
	return fn != nil && fn.Pkg() != nil && databases[fn.Pkg().Path()]
}

// embedded and networked are drivers of databases that run within the process, and of
// those that a server runs, by the paths of their packages or of what these lie in.
var (
	embedded = []string{
		"crawshaw.io/sqlite",
		"github.com/duckdb/duckdb-go",
		"github.com/glebarez/go-sqlite",
		"github.com/glebarez/sqlite",
		"github.com/marcboeker/go-duckdb",
		"github.com/mattn/go-sqlite3",
		"github.com/ncruces/go-sqlite3",
		"github.com/uptrace/bun/driver/sqliteshim",
		"gorm.io/driver/sqlite",
		"modernc.org/sqlite",
		"zombiezen.com/go/sqlite",
	}
	networked = []string{
		"cloud.google.com/go/spanner",
		"github.com/ClickHouse/clickhouse-go",
		"github.com/alexbrainman/odbc",
		"github.com/denisenkom/go-mssqldb",
		"github.com/go-sql-driver/mysql",
		"github.com/godror/godror",
		"github.com/googleapis/go-sql-spanner",
		"github.com/jackc/pgx",
		"github.com/lib/pq",
		"github.com/microsoft/go-mssqldb",
		"github.com/rqlite/gorqlite",
		"github.com/sijms/go-ora",
		"github.com/snowflakedb/gosnowflake",
		"github.com/tursodatabase/libsql-client-go",
		"github.com/uptrace/bun/driver/pgdriver",
		"github.com/ydb-platform/ydb-go-sdk",
		"gorm.io/driver/clickhouse",
		"gorm.io/driver/mysql",
		"gorm.io/driver/postgres",
		"gorm.io/driver/sqlserver",
	}
)

// Driver says whether a package is the driver of a database within the process, or of
// one that a server runs.
func Driver(path string) (within, served bool) {
	return under(path, embedded), under(path, networked)
}

func under(path string, roots []string) bool {
	for _, root := range roots {
		if rest, ok := strings.CutPrefix(path, root); ok && (rest == "" || rest[0] == '/') {
			return true
		}
	}
	return false
}
