package unpack

import (
	"archive/tar"
	"io"
	"os"
	"path/filepath"
)

func untar(r io.Reader, dir string) error {
	reader := tar.NewReader(r)
	for {
		header, err := reader.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		// ruleid: go-archive-traversal
		out, err := os.Create(dir + "/" + header.Name)
		if err != nil {
			return err
		}
		out.Close()
	}
}

func write(entry *tar.Header, dir string, data []byte) error {
	// ruleid: go-archive-traversal
	return os.WriteFile(filepath.Join(dir, entry.Name), data, 0o600)
}
