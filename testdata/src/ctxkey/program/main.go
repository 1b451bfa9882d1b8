package main

import "context"

type Key string

// Nobody imports package main.
const UserKey Key = "user"

func main() { _ = context.WithValue(context.Background(), UserKey, 1) }
