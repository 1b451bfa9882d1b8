package request

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

var engine = gin.New()

func request(c *gin.Context) {
	req, _ := http.NewRequestWithContext(c, http.MethodGet, "http://localhost", nil) // want `c is never canceled, so http\.NewRequestWithContext keeps running after the client disconnects; pass`
	http.DefaultClient.Do(req)
}
