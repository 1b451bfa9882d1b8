package ctxapi

import "go/types"

var lockFuncs = map[string]bool{
	"(*sync.Mutex).Lock": true, "(*sync.RWMutex).Lock": true, "(*sync.RWMutex).RLock": true, "(sync.Locker).Lock": true,
}

var unlockFuncs = map[string]bool{
	"(*sync.Mutex).Unlock": true, "(*sync.RWMutex).Unlock": true, "(*sync.RWMutex).RUnlock": true, "(sync.Locker).Unlock": true,
}

// Locks reports whether fn takes a lock of package sync, and waits for it.
func Locks(fn *types.Func) bool { return fn != nil && lockFuncs[fn.FullName()] }

// Unlocks reports whether fn gives a lock of package sync back.
func Unlocks(fn *types.Func) bool { return fn != nil && unlockFuncs[fn.FullName()] }
