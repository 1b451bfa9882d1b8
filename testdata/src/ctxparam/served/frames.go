package served

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"
)

// A handler of a framework has the request in a field.
func (s *server) page() error {
	_, err := s.db.ExecContext(context.Background(), "i") // want `the caller cannot cancel s\.db\.ExecContext, because page creates its own context\.Background\(\) although a caller has c\.Request\.Context\(\); give page a parameter ctx context\.Context`
	return err
}

func (s *server) get(c *gin.Context) { _ = s.page() }

func (s *server) startPage() { _ = s.page() }

// Another framework gives it out by a method.
type exchange interface {
	Request() *http.Request
	Param(name string) string
}

func (s *server) user(name string) error {
	_, err := s.db.ExecContext(context.Background(), name) // want `the caller cannot cancel s\.db\.ExecContext, because user creates its own context\.Background\(\) although a caller has e\.Request\(\)\.Context\(\); give user a parameter ctx context\.Context`
	return err
}

func (s *server) getUser(e exchange) error { return s.user(e.Param("name")) }

func (s *server) startUser() { _ = s.user("root") }
