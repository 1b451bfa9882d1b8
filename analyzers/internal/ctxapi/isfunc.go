package ctxapi

import "go/types"

// IsFunc reports whether fn is the function of that name in the package of that
// path, and no method. It is for questions that are asked about every call:
// spelling out a full name costs more than all the rest of such a question.
func IsFunc(fn *types.Func, path, name string) bool {
	return fn != nil && fn.Name() == name && fn.Pkg() != nil && fn.Pkg().Path() == path && fn.Signature().Recv() == nil
}

// IsSyscall reports whether fn is a system call: its error is a number.
func IsSyscall(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "syscall", "golang.org/x/sys/unix", "golang.org/x/sys/windows":
		return true
	}
	return false
}
