// Package api is the HTTP face of the service.
package api

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"example.com/parcel/internal/carrier"
	"example.com/parcel/internal/export"
	"example.com/parcel/internal/store"
	"example.com/parcel/internal/worker"
)

// An API serves requests; its fields are set once, before it does.
type API struct {
	Store    *store.Store
	Carrier  *carrier.Client
	Pool     *worker.Pool
	Exporter *export.Exporter
	Log      *slog.Logger
	Tokens   map[string]Customer
}

// Handler returns the routes with everything that goes around them.
func (a *API) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /shipments", a.list)
	mux.HandleFunc("GET /shipments/{id}", a.get)
	mux.HandleFunc("POST /shipments", a.create)
	mux.HandleFunc("POST /exports", a.export)
	mux.HandleFunc("GET /exports/{id}", a.exported)
	return withRequestID(withLog(a.Log, authenticate(a.Tokens, mux)))
}

func (a *API) list(w http.ResponseWriter, r *http.Request) {
	status := r.URL.Query().Get("status")
	if status == "" {
		status = "moving"
	}
	list, err := a.Store.List(context.TODO(), status, 100)
	if err != nil {
		a.fail(w, r, err)
		return
	}
	a.reply(w, r, http.StatusOK, list)
}

func (a *API) get(w http.ResponseWriter, r *http.Request) {
	sh, err := a.Store.Get(r.Context(), r.PathValue("id"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	a.reply(w, r, http.StatusOK, sh)
}

func (a *API) create(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()
	var sh store.Shipment
	if err := json.NewDecoder(r.Body).Decode(&sh); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := a.Store.Create(ctx, sh); err != nil {
		a.fail(w, r, err)
		return
	}

	// The carrier may take minutes to accept a parcel; the customer need not wait.
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Minute)
		defer cancel()
		if err := a.Carrier.Register(ctx, sh.Tracking); err != nil {
			a.Log.ErrorContext(ctx, "not registered", "shipment", sh.ID, "error", err)
			return
		}
		if err := a.Pool.Submit(sh.ID); err != nil {
			a.Log.WarnContext(ctx, "left to the sweep", "shipment", sh.ID, "error", err)
		}
	}()
	a.reply(w, r, http.StatusCreated, sh)
}

func (a *API) export(w http.ResponseWriter, r *http.Request) {
	customer := r.Context().Value(customerKey).(Customer)
	if !customer.Admin {
		http.Error(w, "only for administrators", http.StatusForbidden)
		return
	}
	job, err := a.Exporter.Enqueue(r.Context(), requestID(r.Context()), r.FormValue("status"))
	if err != nil {
		a.fail(w, r, err)
		return
	}
	a.reply(w, r, http.StatusAccepted, map[string]string{"id": job.ID})
}

func (a *API) exported(w http.ResponseWriter, r *http.Request) {
	if c, ok := CustomerFrom(r.Context()); !ok || !c.Admin {
		http.Error(w, "only for administrators", http.StatusForbidden)
		return
	}
	job, ok := a.Exporter.Lookup(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), 20*time.Second)
	defer cancel()
	switch err := job.Wait(ctx); {
	case errors.Is(err, context.DeadlineExceeded):
		a.reply(w, r, http.StatusAccepted, map[string]string{"id": job.ID})
	case err != nil:
		a.fail(w, r, err)
	default:
		a.reply(w, r, http.StatusOK, map[string]string{"file": job.ID + ".csv"})
	}
}

func (a *API) reply(w http.ResponseWriter, r *http.Request, code int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		a.Log.WarnContext(r.Context(), "reply", "error", err)
	}
}

func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, store.ErrNotFound) {
		http.NotFound(w, r)
		return
	}
	if r.Context().Err() != nil {
		return // nobody is listening
	}
	a.Log.ErrorContext(r.Context(), "request failed", "request", requestID(r.Context()), "error", err)
	http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
}
