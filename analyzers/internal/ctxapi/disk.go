package ctxapi

import "go/types"

// disk lists functions of the standard library that go to a file system and
// take no context. One call is short, or as long as a disk takes; many in a
// loop add up, on a network file system to minutes.
var disk = map[string]bool{
	"os.Stat":                         true,
	"os.Lstat":                        true,
	"os.Open":                         true,
	"os.OpenFile":                     true,
	"os.Create":                       true,
	"os.ReadDir":                      true,
	"os.ReadFile":                     true,
	"os.WriteFile":                    true,
	"os.Remove":                       true,
	"os.RemoveAll":                    true,
	"os.Rename":                       true,
	"os.Chtimes":                      true,
	"io/fs.Stat":                      true,
	"io/fs.ReadDir":                   true,
	"io/fs.ReadFile":                  true,
	"(io/fs.FS).Open":                 true,
	"(io/fs.DirEntry).Info":           true,
	"(io/fs.StatFS).Stat":             true,
	"path/filepath.EvalSymlinks":      true,
	"path/filepath.Walk":              true,
	"path/filepath.WalkDir":           true,
	"io/ioutil.ReadFile":              true,
	"io/ioutil.ReadDir":               true,
	"io/ioutil.WriteFile":             true,
	"(*os.File).Readdir":              true,
	"(*os.File).Readdirnames":         true,
	"(*os.File).ReadDir":              true,
	"(io/fs.ReadDirFile).ReadDir":     true,
	"(*os.File).Read":                 true,
	"(*archive/tar.Reader).Next":      true,
	"io.Copy":                         true,
	"io.CopyN":                        true,
	"io.CopyBuffer":                   true,
	"io.ReadAll":                      true,
	"(io.Reader).Read":                true,
	"(*bufio.Reader).Read":            true,
	"(*bufio.Reader).ReadString":      true,
	"(*bufio.Reader).ReadBytes":       true,
	"(*bufio.Reader).ReadLine":        true,
	"(*bufio.Scanner).Scan":           true,
	"(*encoding/csv.Reader).Read":     true,
	"(*encoding/json.Decoder).Decode": true,
}

// chunks lists those that read what is there bit by bit, called until it is
// at its end.
var chunks = map[string]bool{
	"(*os.File).Readdir":              true,
	"(*os.File).Readdirnames":         true,
	"(*os.File).ReadDir":              true,
	"(io/fs.ReadDirFile).ReadDir":     true,
	"(*os.File).Read":                 true,
	"(*archive/tar.Reader).Next":      true,
	"(io.Reader).Read":                true,
	"(*bufio.Reader).Read":            true,
	"(*bufio.Reader).ReadString":      true,
	"(*bufio.Reader).ReadBytes":       true,
	"(*bufio.Reader).ReadLine":        true,
	"(*bufio.Scanner).Scan":           true,
	"(*encoding/csv.Reader).Read":     true,
	"(*encoding/json.Decoder).Decode": true,
}

// GoesToDisk reports whether fn, by the table, reads or changes files.
func (api *API) GoesToDisk(fn *types.Func) bool { return disk[key(fn)] }

// ReadsOn reports whether fn, by the table, reads the next part of a file,
// directory or stream.
func (api *API) ReadsOn(fn *types.Func) bool { return chunks[key(fn)] }
