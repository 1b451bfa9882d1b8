// Package ctxfield reports contexts that are stored where they outlive the
// call that brought them.
//
// # Analyzer ctxfield
//
// ctxfield: context stored where it outlives its call
//
// What it finds: a context that belongs to one call, kept where other calls
// use it.
//
// stored: a constructor puts its caller's context, or a root, into a field,
// and methods that are given none pass it to work that observes it. The same for a
// package-level variable that a function sets to its context parameter; for a slice
// or map in which the contexts of calls pile up; for the context of an HTTP request
// that is stored in the handler which serves all requests, or in a package-level
// variable; and for a struct with a context that the deferred cancel of the function
// which returns it is done. An object all of whose methods are parts of
// one piece of work (a job, an iterator) may have its context. Something is assumed where it may live within one call or be
// hidden behind an interface of the module, and where nobody is seen to fill
// the field.
//
// mixed: a method has a context parameter, and passes the stored one to work
// that observes it. One that is given a context which it does not name is reported
// at the field.
//
// Why it matters: a context belongs to one operation. Kept in a service, the
// one of whoever made the service decides over everybody's calls: nobody can
// cancel his own or give it a deadline, trace and request values are the wrong
// ones, and once the first context is canceled, every later call fails. A method that
// is given a context and uses another one promises its caller a cancellation
// that does not happen.
//
// Example: bad (stored)
//
//	type Users struct {
//		ctx context.Context
//		db  *sql.DB
//	}
//
//	func NewUsers(ctx context.Context, db *sql.DB) *Users {
//		return &Users{ctx: ctx, db: db}
//	}
//
//	func (u *Users) Delete(id int) error {
//		_, err := u.db.ExecContext(u.ctx, "DELETE FROM users WHERE id = ?", id)
//		return err
//	}
//
// Bad (mixed):
//
//	func (o *Orders) Delete(ctx context.Context, id int) error {
//		_, err := o.db.ExecContext(o.ctx, "DELETE FROM orders WHERE id = ?", id)
//		return err
//	}
//
// Bad (stored, of a request):
//
//	func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
//		h.ctx = r.Context()
//	}
//
// Good:
//
//	func (a *Accounts) Delete(ctx context.Context, id int) error {
//		_, err := a.db.ExecContext(ctx, "DELETE FROM accounts WHERE id = ?", id)
//		return err
//	}
//
// When it is silent: stored asks for the whole story and says nothing where a
// part of it is missing. A job holds the cancel function, a stop channel or a
// wait group. A lifetime is watched (Done, Err, AfterFunc) or given to a
// goroutine anywhere in the package: it lives as long as the object. A
// carrier is filled in outside a constructor, worked on by a function that is
// no method, made by a method of something else (client.NewQuery(ctx)), made
// within the package with the context of a call, or has a setter or a copying
// WithContext. An adapter has to fit an interface of another module, such as
// io.Reader, or is a hidden type behind one of this module. Types that
// implement context.Context or have a method Context() carry one by design.
// Value-only uses, such as logging, are no use; a connection that is opened late
// and kept in a field lives as long as the object. A context that is returned,
// sent, or stored once more cannot be followed.
//
// mixed leaves alone: cleanup in defer statements, goroutines, a parameter
// named _, methods that watch their parameter or merge both contexts, methods
// that set the field, calls whose result the object keeps (a connection) or a
// goroutine uses (a command), and
// functions of the module that make an error of an error, their first argument,
// for which they ask the stored context.
// In an object that owns a lifetime only database and HTTP calls count, for
// anything else may be bound to the object.
//
// Of methods that do not name their parameter, those that begin or end
// something are left alone as well. From a slice or map, contexts are removed, or
// their ends are waited for. A struct that functions take as a parameter is filled
// by who calls them.
//
// Structs declared in test files or functions, and generated files, are not
// looked at.
//
// Fix: for mixed, suggested: use the parameter. For the others, none: the
// context has to come in through signatures.
package ctxfield
