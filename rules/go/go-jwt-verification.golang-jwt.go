package auth

import (
	"errors"

	"github.com/golang-jwt/jwt/v5"
)

var secret = []byte(load("JWT_SECRET"))

func peek(raw string) string {
	claims := jwt.MapClaims{}
	// ruleid: go-jwt-verification
	_, _, err := new(jwt.Parser).ParseUnverified(raw, claims)
	_ = err
	return claims["sub"].(string)
}

func none(raw string) (*jwt.Token, error) {
	return jwt.Parse(raw, func(token *jwt.Token) (interface{}, error) {
		if token.Method.Alg() == "none" {
			// ruleid: go-jwt-verification
			return jwt.UnsafeAllowNoneSignatureType, nil
		}
		return secret, nil
	})
}

func anyMethod(raw string) (*jwt.Token, error) {
	// ruleid: go-jwt-verification
	return jwt.Parse(raw, func(token *jwt.Token) (interface{}, error) {
		return secret, nil
	})
}

func checked(raw string) (*jwt.Token, error) {
	// ok: go-jwt-verification
	return jwt.Parse(raw, func(token *jwt.Token) (interface{}, error) {
		if _, ok := token.Method.(*jwt.SigningMethodHMAC); !ok {
			return nil, errors.New("unexpected algorithm")
		}
		return secret, nil
	})
}

func valid(raw string, claims jwt.Claims) (*jwt.Token, error) {
	// ok: go-jwt-verification
	return jwt.ParseWithClaims(raw, claims, func(token *jwt.Token) (interface{}, error) {
		return secret, nil
	}, jwt.WithValidMethods([]string{"HS256"}))
}

func issue(claims jwt.Claims) (string, error) {
	// ok: go-jwt-verification
	return jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString(secret)
}

func load(name string) string { return name }
