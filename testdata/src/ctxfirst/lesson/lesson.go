// Package lesson has the lesson's "always pass context as the first
// parameter" and its opposite.
package lesson

import (
	"context"
	"fmt"
)

type User struct{ ID int }

// Right.

func QueryUser(ctx context.Context, id int) (*User, error) {
	return &User{id}, ctx.Err()
}

func SendEmail(ctx context.Context, to, subject, body string) error {
	fmt.Println(to, subject, body)
	return ctx.Err()
}

func handleRequest(ctx context.Context) { fmt.Println(ctx.Err()) }

func doWork(ctx context.Context) { <-ctx.Done() }

// Wrong.

func QueryUserByID(id int, ctx context.Context) (*User, error) { // want `context\.Context comes after id in QueryUserByID; make it the first parameter`
	return &User{id}, ctx.Err()
}

func SendMail(to, subject string, ctx context.Context, body string) error { // want `context\.Context comes after subject in SendMail; make it the first parameter`
	fmt.Println(to, subject, body)
	return ctx.Err()
}

func FetchWeather(c context.Context, city string) error { // want `context parameter of FetchWeather is named c; name it ctx`
	fmt.Println(city)
	return c.Err()
}

func main() {
	ctx := context.Background()
	doWork(ctx)
	handleRequest(ctx)
}
