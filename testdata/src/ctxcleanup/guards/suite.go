package guards

import "testing"

func testEnd(t testing.TB, s store) {
	t.Cleanup(func() { s.Save(t.Context()) })
}
