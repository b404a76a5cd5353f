package intake

import (
	"archive/zip"
	"compress/gzip"
	"io"
	"net/http"
	"os"
)

const limit = 1 << 20

func body(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-missing-limit
	data, err := io.ReadAll(r.Body)
	_, _ = data, err
}

func limited(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, limit)
	// ok: go-missing-limit
	data, err := io.ReadAll(r.Body)
	_, _ = data, err
}

func unpack(w http.ResponseWriter, r *http.Request) {
	zr, err := gzip.NewReader(http.MaxBytesReader(w, r.Body, limit))
	if err != nil {
		return
	}
	// ruleid: go-missing-limit
	data, err := io.ReadAll(zr)
	_, _ = data, err
	// ok: go-missing-limit
	data, err = io.ReadAll(io.LimitReader(zr, limit))
}

func entries(reader *zip.Reader, out *os.File) error {
	for _, f := range reader.File {
		in, err := f.Open()
		if err != nil {
			return err
		}
		// ruleid: go-missing-limit
		if _, err := io.Copy(out, in); err != nil {
			return err
		}
	}
	return nil
}

func bounded(reader *zip.Reader, out *os.File) error {
	for _, f := range reader.File {
		in, err := f.Open()
		if err != nil {
			return err
		}
		// ok: go-missing-limit
		if _, err := io.CopyN(out, in, limit); err != io.EOF {
			return err
		}
	}
	return nil
}
