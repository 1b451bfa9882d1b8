// The command parceld tells recipients where their parcels are.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"example.com/parcel/internal/api"
	"example.com/parcel/internal/carrier"
	"example.com/parcel/internal/config"
	"example.com/parcel/internal/export"
	"example.com/parcel/internal/mail"
	"example.com/parcel/internal/store"
	"example.com/parcel/internal/worker"
)

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	cfg, err := config.FromEnv()
	if err == nil {
		err = run(ctx, cfg, log)
	}
	if err != nil {
		log.ErrorContext(ctx, "parceld ends", "error", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, cfg config.Config, log *slog.Logger) error {
	if err := cfg.Check(ctx); err != nil {
		return err
	}
	st, err := store.Open(ctx, cfg.DatabaseDriver, cfg.DatabaseDSN)
	if err != nil {
		return fmt.Errorf("open database: %w", err)
	}
	defer st.Close()

	tracker := carrier.New(cfg.CarrierURL)
	follower := &worker.Follower{Store: st, Carrier: tracker, Mailer: mail.New(cfg.SMTPAddr, cfg.MailFrom), Log: log}
	exporter := export.New(ctx, st, os.TempDir())
	pool := worker.NewPool(follower.Follow, log, 1000)
	pool.Start(ctx, cfg.Workers)
	defer func() {
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), cfg.ShutdownGrace)
		defer cancel()
		if err := pool.Stop(grace); err != nil {
			log.WarnContext(grace, "workers were cut short", "error", err)
		}
	}()

	ctx, cancel := context.WithCancel(ctx)
	var background sync.WaitGroup
	defer func() {
		cancel()
		background.Wait()
	}()
	background.Go(func() { follower.Sweep(ctx, pool, 5*time.Minute) })
	background.Go(func() {
		if err := exporter.Run(ctx); err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "exporter", "error", err)
		}
	})

	face := &api.API{Store: st, Carrier: tracker, Pool: pool, Exporter: exporter, Log: log}
	return serve(ctx, &http.Server{
		Addr:              cfg.Addr,
		Handler:           face.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}, log)
}

// serve answers requests until ctx ends, and then those that have begun.
func serve(ctx context.Context, srv *http.Server, log *slog.Logger) error {
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	log.InfoContext(ctx, "parceld listens", "addr", srv.Addr)

	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.InfoContext(ctx, "parceld shuts down", "cause", context.Cause(ctx))
	if err := srv.Shutdown(ctx); err != nil {
		return fmt.Errorf("shut down: %w", err)
	}
	return nil
}
