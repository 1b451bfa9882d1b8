package parameter

import "context"

// A double need not stop early.
func (s *service) waits(_ context.Context) { s.wg.Wait() }
