package lsp

import "encoding/json"

// What is spoken of the Language Server Protocol, version 3.17. Columns are in
// UTF-16 code units, which every client understands.
//
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type location struct {
	URI   string `json:"uri"`
	Range span   `json:"range"`
}

// Severities.
const (
	severityError = iota + 1
	severityWarning
	severityInformation
	severityHint
)

type diagnostic struct {
	Range    span        `json:"range"`
	Severity int         `json:"severity"`
	Code     string      `json:"code"`
	About    *docLink    `json:"codeDescription,omitempty"`
	Source   string      `json:"source"`
	Message  string      `json:"message"`
	Related  []relatedAt `json:"relatedInformation,omitempty"`
}

type docLink struct {
	Href string `json:"href"`
}

type relatedAt struct {
	Location location `json:"location"`
	Message  string   `json:"message"`
}

type publishParams struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

type document struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"` // null: as it is on disk
}

type textEdit struct {
	Range   span   `json:"range"`
	NewText string `json:"newText"`
}

type documentEdit struct {
	Document document   `json:"textDocument"`
	Edits    []textEdit `json:"edits"`
}

type workspaceEdit struct {
	DocumentChanges []documentEdit        `json:"documentChanges,omitempty"`
	Changes         map[string][]textEdit `json:"changes,omitempty"` // for clients without the former
}

// Kinds of code actions.
const (
	quickFix        = "quickfix"
	refactorRewrite = "refactor.rewrite"
)

type codeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []diagnostic   `json:"diagnostics,omitempty"`
	Preferred   bool           `json:"isPreferred,omitempty"`
	Edit        *workspaceEdit `json:"edit,omitempty"`
	Command     *command       `json:"command,omitempty"`
	Data        *threading     `json:"data,omitempty"` // to be resolved
}

type command struct {
	Title     string      `json:"title"`
	Command   string      `json:"command"`
	Arguments []threading `json:"arguments"`
}

type executeParams struct {
	Command   string            `json:"command"`
	Arguments []json.RawMessage `json:"arguments"`
}

type applyEditParams struct {
	Label string         `json:"label"`
	Edit  *workspaceEdit `json:"edit"`
}

type applyEditResult struct {
	Applied       bool   `json:"applied"`
	FailureReason string `json:"failureReason"`
}

type codeActionParams struct {
	Document document `json:"textDocument"`
	Range    span     `json:"range"`
	Context  struct {
		Only []string `json:"only"`
	} `json:"context"`
}

type hoverParams struct {
	Document document `json:"textDocument"`
	Position position `json:"position"`
}

type hover struct {
	Contents markup `json:"contents"`
	Range    span   `json:"range"`
}

type markup struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

type openParams struct {
	Document struct {
		URI     string `json:"uri"`
		Version int    `json:"version"`
		Text    string `json:"text"`
	} `json:"textDocument"`
}

type changeParams struct {
	Document struct {
		URI     string `json:"uri"`
		Version int    `json:"version"`
	} `json:"textDocument"`
	Changes []struct {
		Range *span  `json:"range"`
		Text  string `json:"text"`
	} `json:"contentChanges"`
}

type documentParams struct {
	Document document `json:"textDocument"`
}

type folder struct {
	URI string `json:"uri"`
}

type initializeParams struct {
	RootURI      string   `json:"rootUri"`
	Folders      []folder `json:"workspaceFolders"`
	Capabilities struct {
		TextDocument struct {
			CodeAction struct {
				Data    bool `json:"dataSupport"`
				Resolve struct {
					Properties []string `json:"properties"`
				} `json:"resolveSupport"`
			} `json:"codeAction"`
		} `json:"textDocument"`
		Workspace struct {
			ApplyEdit bool `json:"applyEdit"`
			Edit      struct {
				DocumentChanges bool `json:"documentChanges"`
			} `json:"workspaceEdit"`
			Watched struct {
				Dynamic bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
		} `json:"workspace"`
	} `json:"capabilities"`
}

type foldersParams struct {
	Event struct {
		Added   []folder `json:"added"`
		Removed []folder `json:"removed"`
	} `json:"event"`
}

type watchedParams struct {
	Changes []struct {
		URI string `json:"uri"`
	} `json:"changes"`
}

type cancelParams struct {
	ID any `json:"id"` // a number or a text
}

// Types of messages.
const (
	messageError = iota + 1
	messageWarning
	messageInfo
	messageLog
)

type messageParams struct {
	Type    int    `json:"type"`
	Message string `json:"message"`
}

// object is a JSON object that is sent and never read.
type object map[string]any

func capabilities(version string) object {
	return object{
		"serverInfo": object{"name": "ctxlint", "version": version},
		"capabilities": object{
			"positionEncoding": "utf-16",
			"textDocumentSync": object{
				"openClose": true,
				"change":    1, // the whole text
				"save":      object{"includeText": false},
			},
			"codeActionProvider":     object{"codeActionKinds": []string{quickFix, refactorRewrite}, "resolveProvider": true},
			"executeCommandProvider": object{"commands": []string{threadCommand}},
			"hoverProvider":          true,
			"workspace": object{
				"workspaceFolders": object{"supported": true, "changeNotifications": true},
			},
		},
	}
}

// watching asks a client to tell when files change that nobody has open.
func watching() object {
	return object{"registrations": []object{{
		"id":     "ctxlint-watch",
		"method": "workspace/didChangeWatchedFiles",
		"registerOptions": object{"watchers": []object{
			{"globPattern": "**/*.go"}, {"globPattern": "**/go.{mod,sum,work}"}, {"globPattern": "**/ctxlint.yaml"},
		}},
	}}}
}
