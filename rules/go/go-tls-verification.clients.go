package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

func skip() *http.Client {
	return &http.Client{Transport: &http.Transport{
		// ruleid: go-tls-verification
		TLSClientConfig: &tls.Config{InsecureSkipVerify: true},
	}}
}

func later(config *tls.Config) {
	// ruleid: go-tls-verification
	config.InsecureSkipVerify = true
}

func old() *tls.Config {
	// ruleid: go-tls-verification
	return &tls.Config{MinVersion: tls.VersionTLS10}
}

func plain(address string) (*grpc.ClientConn, error) {
	// ruleid: go-tls-verification
	return grpc.Dial(address, grpc.WithInsecure())
}

func private(pool *x509.CertPool) *tls.Config {
	// ok: go-tls-verification
	return &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
}

func pinned(check func(tls.ConnectionState) error) *tls.Config {
	// ok: go-tls-verification
	return &tls.Config{InsecureSkipVerify: true, VerifyConnection: check}
}

func secure(address string, config *tls.Config) (*grpc.ClientConn, error) {
	// ok: go-tls-verification
	return grpc.Dial(address, grpc.WithTransportCredentials(credentials.NewTLS(config)))
}
