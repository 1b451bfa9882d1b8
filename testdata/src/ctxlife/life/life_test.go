package life

import (
	"context"
	"testing"
)

func TestCalled(t *testing.T) {
	called(t.Context()) // counts for tests only
	use(t.Context())    // want "^test$"
	inTest(t.Context())
}

func inTest(ctx context.Context) { use(ctx) } // want "^test$"
