package imports

import "time"

const limit = time.Minute
