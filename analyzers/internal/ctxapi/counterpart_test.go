package ctxapi

import "testing"

func TestTakesBack(t *testing.T) {
	for _, test := range []struct {
		undo, do string
		want     bool
	}{
		{"Unlock", "Lock", true},
		{"DeleteBucket", "MakeBucket", true},
		{"teardownNetwork", "setupNetwork", true},
		{"TearDown", "SetUp", true},
		{"ReleaseLease", "Acquire", true},
		{"DeleteBucket", "MakeObject", false},
		{"Delete", "Get", false},
		{"Stopped", "Start", false},
		{"Stop", "Startle", false},
		{"Deletes", "Creates", false},
	} {
		if got := TakesBack(test.undo, test.do); got != test.want {
			t.Errorf("TakesBack(%q, %q) = %v, want %v", test.undo, test.do, got, test.want)
		}
	}
}
