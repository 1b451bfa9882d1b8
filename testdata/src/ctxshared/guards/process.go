package guards

import (
	"context"
	"database/sql"
	"os"
	"os/signal"
	"sync"
)

// All callers have the context of the process: when the first one's ends, so do all.
type tool struct {
	once sync.Once
	db   *sql.DB
	err  error
}

func Run(t *tool) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := t.connect(ctx); err != nil {
		return err
	}
	return t.connect(ctx)
}

func (t *tool) connect(ctx context.Context) error {
	t.once.Do(func() { t.err = t.db.PingContext(ctx) })
	return t.err
}
