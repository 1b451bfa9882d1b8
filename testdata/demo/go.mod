module example.com/parcel

go 1.25.0
