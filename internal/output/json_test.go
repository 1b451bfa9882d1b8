package output

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"testing"
)

// The example of docs/json.md has every field that is written, and no other.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "json.md"))
	if err != nil {
		t.Fatal(err)
	}
	example := regexp.MustCompile("(?s)```json\n(.*?)```").FindSubmatch(doc)
	if example == nil {
		t.Fatal("the page has no example")
	}
	var r Report
	dec := json.NewDecoder(bytes.NewReader(example[1]))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&r); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := JSON(&out, r); err != nil {
		t.Fatal(err)
	}
	var shown, written any
	if err := json.Unmarshal(example[1], &shown); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out.Bytes(), &written); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(shown, written) {
		t.Errorf("written:\n%s", out.Bytes())
	}
	if r.Version != Version {
		t.Errorf("the page describes version %d", r.Version)
	}
}
