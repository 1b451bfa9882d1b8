package finding

import "path/filepath"

// IsSource reports whether a file has the name of source. The name that a finding has
// may be what a //line comment makes up: what has another is not read, so that
// nothing of the reader's is shown, and no device is waited for.
func IsSource(file string) bool {
	ext := filepath.Ext(file)
	return ext == ".go" || ext == ".y"
}
