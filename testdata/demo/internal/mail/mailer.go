// Package mail tells recipients where their parcels are.
package mail

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/smtp"
	"text/template"
	"time"
)

// A Message is one mail to one recipient.
type Message struct {
	To      string
	Subject string
	Body    string
}

var body = template.Must(template.New("status").Parse(
	"Dear {{.Recipient}},\n\nyour parcel {{.Tracking}} is now {{.Status}}.\n"))

// A Mailer sends messages through one server.
type Mailer struct {
	addr string
	from string
	dial func(ctx context.Context, network, addr string) (net.Conn, error)
}

// New returns a mailer for the server at addr.
func New(addr, from string) *Mailer {
	return &Mailer{addr: addr, from: from, dial: new(net.Dialer).DialContext}
}

// StatusMessage renders the mail about a status.
func StatusMessage(to, recipient, tracking, status string) (Message, error) {
	var buf bytes.Buffer
	err := body.Execute(&buf, map[string]string{"Recipient": recipient, "Tracking": tracking, "Status": status})
	return Message{To: to, Subject: "Your parcel " + tracking, Body: buf.String()}, err
}

// Send delivers one message.
func (m *Mailer) Send(msg Message, ctx context.Context) error {
	conn, err := m.dial(ctx, "tcp", m.addr)
	if err != nil {
		return fmt.Errorf("mail to %s: %w", msg.To, err)
	}
	stop := context.AfterFunc(ctx, func() { conn.Close() })
	defer stop()
	return m.deliver(conn, msg)
}

// SendAll delivers messages until one fails or the time is up.
func (m *Mailer) SendAll(ctx context.Context, msgs []Message) error {
	ctx, _ = context.WithTimeout(ctx, time.Minute)
	for _, msg := range msgs {
		if err := m.Send(msg, ctx); err != nil {
			return err
		}
	}
	return nil
}

// Ping reports whether the server accepts connections.
func (m *Mailer) Ping(ctx context.Context) error {
	ctx, cancel := deadline(ctx, 2*time.Second)
	defer cancel()
	conn, err := m.dial(ctx, "tcp", m.addr)
	if err != nil {
		return err
	}
	return conn.Close()
}

// deadline bounds ctx by d, unless the caller has already bounded it.
func deadline(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	if _, ok := ctx.Deadline(); ok {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, d)
}

func (m *Mailer) deliver(conn net.Conn, msg Message) error {
	host, _, err := net.SplitHostPort(m.addr)
	if err != nil {
		return err
	}
	client, err := smtp.NewClient(conn, host)
	if err != nil {
		return err
	}
	defer client.Close()
	if err := client.Mail(m.from); err != nil {
		return err
	}
	if err := client.Rcpt(msg.To); err != nil {
		return err
	}
	w, err := client.Data()
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(w, "To: %s\r\nSubject: %s\r\n\r\n%s", msg.To, msg.Subject, msg.Body); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return client.Quit()
}
