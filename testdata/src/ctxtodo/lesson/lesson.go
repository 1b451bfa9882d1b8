// Package lesson has the lesson's two roots.
package lesson

import (
	"context"
	"fmt"
)

func doWork(ctx context.Context) {
	fmt.Println("Starting work")
}

func right() {
	ctx := context.Background()
	doWork(ctx)
}

func unfinished() {
	doWork(context.TODO()) // want `context\.TODO in unfinished is a placeholder for a missing context`
}
