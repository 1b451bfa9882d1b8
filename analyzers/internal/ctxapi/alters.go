package ctxapi

// askVerbs begin the names of functions that are called for an answer, also where they
// give it through a pointer or as an error: client.List(ctx, &pods), db.Ping(ctx).
var askVerbs = map[string]bool{
	"Get": true, "List": true, "Find": true, "Query": true, "Select": true, "Fetch": true, "Load": true,
	"Read": true, "Lookup": true, "Look": true, "Resolve": true, "Search": true, "Count": true, "Scan": true,
	"Ping": true, "Head": true, "Stat": true, "Describe": true, "Show": true, "Check": true, "Verify": true,
	"Validate": true, "Has": true, "Is": true, "Exists": true, "Can": true, "Inspect": true, "Wait": true,
	"Collect": true, "Download": true, "Pull": true, "Receive": true, "Recv": true, "Dial": true, "Connect": true,
	"Iterate": true, "Walk": true, "Visit": true, "Next": true, "Peek": true, "Watch": true, "Poll": true,
	"Refresh": true, "Retrieve": true,
}

// alterVerbs begin the names of functions that are called to change or to make something,
// also where they answer what has become of it: created, err := pods.Create(ctx, pod).
var alterVerbs = map[string]bool{
	"Create": true, "Update": true, "Patch": true, "Put": true, "Post": true, "Send": true, "Set": true,
	"Save": true, "Add": true, "Insert": true, "Apply": true, "Register": true, "Store": true, "Write": true,
	"Append": true, "Push": true, "Publish": true, "Submit": true, "Upsert": true, "Replace": true,
	"Rename": true, "Move": true, "Copy": true, "Upload": true, "Exec": true, "Lock": true, "Acquire": true,
	"Join": true, "Perform": true, "Enable": true, "Disable": true, "Install": true, "Upgrade": true,
	"Scale": true, "Restart": true, "Trigger": true, "Invite": true, "Mark": true, "Reset": true, "Assign": true,
	"Grant": true, "Merge": true, "Migrate": true, "Import": true, "Restore": true, "Record": true, "Sync": true,
	"Persist": true, "Reconcile": true, "Schedule": true, "Enqueue": true, "Emit": true, "Notify": true,
	"Start": true, "Launch": true, "Setup": true, "Init": true, "Initialize": true, "Boot": true, "Ensure": true,
	"Mount": true, "Attach": true, "Allocate": true, "Reserve": true, "Subscribe": true, "Tag": true, "Sign": true,
	"Process": true, "Handle": true, "New": true, "Open": true, "Make": true, "Build": true,
}

// Asks reports whether a function's name begins with a verb for what is done to learn
// something.
func Asks(name string) bool { return askVerbs[firstWord(name)] }

// Alters reports whether a function's name begins with a verb for what is done to change
// something, or to undo it.
func Alters(name string) bool {
	return alterVerbs[firstWord(name)] || Destroys(name) || CleansUp(name)
}
