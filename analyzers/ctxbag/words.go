package ctxbag

import (
	"go/types"
	"strings"
	"unicode"

	"github.com/ctxlint/ctxlint/analyzers/internal/ctxvalues"
)

// databases are the handles and transactions of well-known libraries.
var databases = map[string]bool{
	"database/sql.DB":                               true,
	"database/sql.Tx":                               true,
	"database/sql.Conn":                             true,
	"database/sql.Stmt":                             true,
	"github.com/jmoiron/sqlx.DB":                    true,
	"github.com/jmoiron/sqlx.Tx":                    true,
	"github.com/jmoiron/sqlx.Conn":                  true,
	"github.com/jackc/pgx/v4.Conn":                  true,
	"github.com/jackc/pgx/v4.Tx":                    true,
	"github.com/jackc/pgx/v4/pgxpool.Pool":          true,
	"github.com/jackc/pgx/v5.Conn":                  true,
	"github.com/jackc/pgx/v5.Tx":                    true,
	"github.com/jackc/pgx/v5/pgxpool.Pool":          true,
	"github.com/uptrace/bun.DB":                     true,
	"github.com/uptrace/bun.Tx":                     true,
	"go.mongodb.org/mongo-driver/mongo.Client":      true,
	"go.mongodb.org/mongo-driver/mongo.Database":    true,
	"go.mongodb.org/mongo-driver/v2/mongo.Client":   true,
	"go.mongodb.org/mongo-driver/v2/mongo.Database": true,
	"gorm.io/gorm.DB":                               true,
}

// requestWords are the words by which keys and types tell that a value is
// data of a request, or exists to travel with it. Spelling decides, because
// nothing else can: the types are the project's own.
var requestWords = map[string]bool{
	"id": true, "ids": true, "trace": true, "tracer": true, "tracing": true, "span": true, "log": true, "logger": true, "logging": true,
	"metric": true, "metrics": true, "stats": true, "user": true, "principal": true, "identity": true, "claims": true, "account": true,
	"session": true, "auth": true, "token": true, "role": true, "roles": true, "tenant": true, "locale": true, "lang": true, "language": true,
	"header": true, "headers": true, "baggage": true,
}

// requestData reports whether a name has one of the words.
func requestData(name string) bool {
	for _, word := range words(name) {
		if requestWords[word] {
			return true
		}
	}
	return false
}

// words splits requestIDKey, RequestIDKey or request_id into lower-case words.
func words(name string) []string {
	var list []string
	var word []rune
	flush := func() {
		if len(word) > 0 {
			list = append(list, strings.ToLower(string(word)))
		}
		word = nil
	}
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			flush()
			continue
		}
		lowerNext := i+1 < len(runes) && unicode.IsLower(runes[i+1])
		if i > 0 && unicode.IsUpper(r) && (unicode.IsLower(runes[i-1]) || lowerNext) {
			flush()
		}
		word = append(word, r)
	}
	flush()
	return list
}

// keyName returns the name of a key: of its constant or variable, else of its
// type.
func keyName(k ctxvalues.Key) string {
	if k.Obj != nil {
		return k.Obj.Name()
	}
	if name := short(typeName(k.Type)); name != "" && k.Const == nil {
		return name
	}
	return types.ExprString(k.Expr)
}
