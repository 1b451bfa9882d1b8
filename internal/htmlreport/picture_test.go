package htmlreport

import (
	"encoding/base64"
	"flag"
	"os"
	"testing"
)

var (
	picture = flag.String("picture", "", "write a picture of -page to `file`")
	address = flag.String("page", "", "`URL` of a page")
	dark    = flag.Bool("dark", false, "as on a dark desk")
	phone   = flag.Bool("phone", false, "as on a phone")
)

// docs/images/report.sh makes the pictures of the manual by this.
func TestPicture(t *testing.T) {
	if *picture == "" {
		t.Skip("no -picture is wanted")
	}
	b := browse(t)
	width, height := 1280, 800
	if *phone {
		width, height = 390, 780
	}
	b.call("Emulation.setDeviceMetricsOverride", params{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": *phone})
	if *dark {
		b.call("Emulation.setEmulatedMedia", params{"features": []params{{"name": "prefers-color-scheme", "value": "dark"}}})
	}
	b.open(*address)
	data, err := base64.StdEncoding.DecodeString(b.call("Page.captureScreenshot", nil)["data"].(string))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(*picture, data, 0o666); err != nil {
		t.Fatal(err)
	}
}
