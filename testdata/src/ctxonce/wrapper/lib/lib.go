// Package lib makes tickers.
package lib

import "time"

func Ticker() *time.Ticker { return time.NewTicker(time.Minute) }
