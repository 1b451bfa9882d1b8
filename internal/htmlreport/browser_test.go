package htmlreport

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"testing"
	"time"
)

// A browser is a headless Chromium that is spoken to through a pipe, in the
// DevTools protocol: messages in JSON that end with a zero byte.
type browser struct {
	t        *testing.T
	to       *os.File
	from     *bufio.Reader
	session  string
	id       int
	requests []string // that the page made
	errors   []string // that the page had
}

// browse starts the browser that this machine has, or skips the test.
func browse(t *testing.T) *browser {
	t.Helper()
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium")
	}
	in, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	// Not t.TempDir: processes of the browser may write there after it has ended.
	profile, err := os.MkdirTemp("", "ctxlint-browser") //nolint:usetesting // see above
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
		"--remote-debugging-pipe", "--user-data-dir="+profile, "--window-size=1280,900")
	cmd.ExtraFiles = []*os.File{in, out} // 3 and 4
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = in.Close(), out.Close()
	timer := time.AfterFunc(8*time.Minute, func() { _ = cmd.Process.Kill() })
	b := &browser{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		_, _ = to.WriteString(`{"id": 0, "method": "Browser.close"}` + "\x00")
		_ = cmd.Wait()
		timer.Stop()
		_, _ = to.Close(), from.Close()
		_ = os.RemoveAll(profile)
	})
	target := b.call("Target.createTarget", params{"url": "about:blank"})
	b.session, _ = b.call("Target.attachToTarget", params{"targetId": target["targetId"], "flatten": true})["sessionId"].(string)
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.call(domain+".enable", nil)
	}
	return b
}

type params map[string]any

// call does one call, and notes what happens meanwhile.
func (b *browser) call(method string, p params) params {
	b.t.Helper()
	b.id++
	msg := params{"id": b.id, "method": method, "params": p}
	if p == nil {
		msg["params"] = params{}
	}
	if b.session != "" {
		msg["sessionId"] = b.session
	}
	data, err := json.Marshal(msg)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.to.Write(append(data, 0)); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	for {
		m := b.read(method)
		if m.ID == b.id {
			if m.Error != nil {
				b.t.Fatalf("%s: %v", method, m.Error)
			}
			return m.Result
		}
	}
}

type reply struct {
	ID     int
	Method string
	Params json.RawMessage
	Result params
	Error  any
}

func (b *browser) read(waiting string) reply {
	b.t.Helper()
	data, err := b.from.ReadBytes(0)
	if err != nil {
		b.t.Fatalf("%s: the browser has gone: %v", waiting, err)
	}
	var m reply
	if err := json.Unmarshal(data[:len(data)-1], &m); err != nil {
		b.t.Fatal(err)
	}
	switch m.Method {
	case "Network.requestWillBeSent":
		var p struct{ Request struct{ URL string } }
		_ = json.Unmarshal(m.Params, &p)
		b.requests = append(b.requests, p.Request.URL)
	case "Runtime.exceptionThrown", "Log.entryAdded", "Page.javascriptDialogOpening":
		b.errors = append(b.errors, m.Method+": "+string(m.Params))
	}
	return m
}

// open loads a page.
func (b *browser) open(url string) {
	b.t.Helper()
	b.call("Page.navigate", params{"url": url})
	for b.eval("document.readyState + location.href") != "complete"+url {
		time.Sleep(20 * time.Millisecond)
	}
}

// eval returns the value of an expression in the page.
func (b *browser) eval(js string) any {
	b.t.Helper()
	res := b.call("Runtime.evaluate", params{"expression": js, "returnByValue": true})
	if res["exceptionDetails"] != nil {
		b.t.Fatalf("%s: %v", js, res["exceptionDetails"])
	}
	return res["result"].(map[string]any)["value"]
}

// want compares the value of an expression.
func (b *browser) want(js string, want any) {
	b.t.Helper()
	if got := b.eval(js); got != want {
		b.t.Errorf("%s: %v, want %v", js, got, want)
	}
}

// press presses a key: a letter, or a name such as ArrowDown.
func (b *browser) press(key string) {
	b.t.Helper()
	codes := map[string]int{"Enter": 13, "Escape": 27, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Tab": 9}
	down := params{"type": "keyDown", "key": key, "windowsVirtualKeyCode": codes[key]}
	if key == "Enter" {
		down["text"] = "\r"
	} else if len(key) == 1 {
		down["text"] = key
	}
	b.call("Input.dispatchKeyEvent", down)
	b.call("Input.dispatchKeyEvent", params{"type": "keyUp", "key": key, "windowsVirtualKeyCode": codes[key]})
}
