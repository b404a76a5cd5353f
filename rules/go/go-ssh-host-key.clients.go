package remote

import (
	"net"
	"os"

	"github.com/melbahja/goph"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"
)

func ignore() *ssh.ClientConfig {
	// ruleid: go-ssh-host-key
	return &ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey()}
}

func accept() *ssh.ClientConfig {
	return &ssh.ClientConfig{
		// ruleid: go-ssh-host-key
		HostKeyCallback: func(host string, remote net.Addr, key ssh.PublicKey) error { return nil },
	}
}

func wrapper(auth goph.Auth) {
	// ruleid: go-ssh-host-key
	_, _ = goph.NewUnknown("root", "10.0.0.5", auth)
	// ok: go-ssh-host-key
	_, _ = goph.New("root", "10.0.0.5", auth)
}

func known() (*ssh.ClientConfig, error) {
	// ok: go-ssh-host-key
	callback, err := knownhosts.New(os.ExpandEnv("$HOME/.ssh/known_hosts"))
	return &ssh.ClientConfig{HostKeyCallback: callback}, err
}

func fixed(key ssh.PublicKey) *ssh.ClientConfig {
	// ok: go-ssh-host-key
	return &ssh.ClientConfig{HostKeyCallback: ssh.FixedHostKey(key)}
}
