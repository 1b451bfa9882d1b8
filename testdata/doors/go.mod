module example.com/doors

go 1.25
