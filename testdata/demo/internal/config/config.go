// Package config reads the service's settings from the environment.
package config

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"time"
)

// Config is everything that can be set from outside.
type Config struct {
	Addr           string
	DatabaseDriver string
	DatabaseDSN    string
	CarrierURL     string
	SMTPAddr       string
	MailFrom       string
	Workers        int
	ShutdownGrace  time.Duration
}

// FromEnv reads the configuration and reports every bad setting at once.
func FromEnv() (Config, error) {
	var errs []error
	cfg := Config{
		Addr:           str("PARCEL_ADDR", ":8080"),
		DatabaseDriver: str("PARCEL_DB_DRIVER", "postgres"),
		DatabaseDSN:    str("PARCEL_DB_DSN", ""),
		CarrierURL:     str("PARCEL_CARRIER_URL", "http://localhost:9090"),
		SMTPAddr:       str("PARCEL_SMTP_ADDR", "localhost:25"),
		MailFrom:       str("PARCEL_MAIL_FROM", "parcels@example.com"),
	}
	var err error
	if cfg.Workers, err = strconv.Atoi(str("PARCEL_WORKERS", "4")); err != nil {
		errs = append(errs, fmt.Errorf("PARCEL_WORKERS: %w", err))
	}
	if cfg.ShutdownGrace, err = time.ParseDuration(str("PARCEL_SHUTDOWN_GRACE", "15s")); err != nil {
		errs = append(errs, fmt.Errorf("PARCEL_SHUTDOWN_GRACE: %w", err))
	}
	if cfg.DatabaseDSN == "" {
		errs = append(errs, errors.New("PARCEL_DB_DSN is not set"))
	}
	return cfg, errors.Join(errs...)
}

// Check dials what the service depends on, so that a wrong address shows at
// start and not with the first parcel.
func (c Config) Check(ctx context.Context) error {
	if ctx == nil {
		ctx = context.Background()
	}
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()

	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", c.SMTPAddr)
	if err != nil {
		return fmt.Errorf("smtp server: %w", err)
	}
	return conn.Close()
}

func str(name, fallback string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return fallback
}
