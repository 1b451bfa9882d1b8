package driver

import (
	"reflect"
	"strings"
	"testing"
)

// TestRecord sets all fields of a record, so that none is forgotten when it is
// written.
func TestRecord(t *testing.T) {
	var r record
	fill(reflect.ValueOf(&r).Elem(), 0)
	r.exported, r.failed, r.Hidden, r.facts = nil, false, nil, []byte("{}\nfacts")
	for i := range r.Pending.Found {
		r.Pending.Found[i].SuggestedFixes = nil // dropped before
	}
	data, err := r.encode()
	if err != nil {
		t.Fatal(err)
	}
	got := decode(data)
	if got == nil {
		t.Fatal("not read")
	}
	got.Hidden = nil
	if !reflect.DeepEqual(got, &r) {
		t.Errorf("read %+v, want %+v", got, &r)
	}
	for _, foreign := range []string{"", "\n", "{}", "null\n", "[]\n", "{\"Shape\":1}\n", "{\"Pending\":{\"Found\":[{}]}}\n", string(data[:len(data)/2]), strings.ToUpper(string(data))} {
		if r := decode([]byte(foreign)); r != nil && !reflect.DeepEqual(r, &record{facts: r.facts}) {
			t.Errorf("%q was read as %+v", foreign, r)
		}
	}
}

// fill sets a value to something else than its zero.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), depth+1)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), depth+1)
		fill(v.Index(1), depth+1)
	case reflect.Array:
		fill(v.Index(0), depth+1)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		fill(key, depth+1)
		fill(value, depth+1)
		v.SetMapIndex(key, value)
	case reflect.String:
		v.SetString("text \xc3\xa9")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		v.SetUint(1<<8 - 2)
	default:
		v.SetInt(int64(7 + depth))
	}
}
