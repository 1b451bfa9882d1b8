package ctxapi

import "go/types"

// A Carrier is what gives out the context of a value: a method without
// parameters, or a field.
type Carrier struct {
	Method *types.Func // nil if it is a field
	Field  *types.Var
	Said   bool // the project names it
}

// Suffix is what to append to a value to have its context.
func (c *Carrier) Suffix() string {
	if c.Field != nil {
		return "." + c.Field.Name()
	}
	return "." + c.Method.Name() + "()"
}

// Name is that of the method or field.
func (c *Carrier) Name() string {
	if c.Field != nil {
		return c.Field.Name()
	}
	return c.Method.Name()
}

// Carrier returns what gives out the context of values of type t: the method
// Context, or what the project says. It is nil for types that carry none.
func (api *API) Carrier(t types.Type) *Carrier {
	if t == nil || !api.IsCarrier(t) {
		return nil
	}
	if said := api.said(t); said != nil {
		return said
	}
	return &Carrier{Method: carrierMethod(t)}
}

// said is what the project says of a type that is no context.
func (api *API) said(t types.Type) *Carrier {
	for _, obj := range api.Vocabulary.Carried(t) {
		switch obj := obj.(type) {
		case *types.Var:
			if IsContext(obj.Type()) {
				return &Carrier{Field: obj, Said: true}
			}
		case *types.Func:
			if gives(obj) {
				return &Carrier{Method: obj, Said: true}
			}
		}
	}
	return nil
}
