// Package wait stands for the real one.
package wait

import (
	"context"
	"time"
)

var NeverStop <-chan struct{} = make(chan struct{})

func Until(f func(), period time.Duration, stop <-chan struct{}) {}

type (
	ConditionFunc            func() (bool, error)
	ConditionWithContextFunc func(context.Context) (bool, error)
)

func Poll(interval, timeout time.Duration, condition ConditionFunc) error { return nil }

func PollWithContext(ctx context.Context, interval, timeout time.Duration, condition ConditionWithContextFunc) error {
	return nil
}
