package unpack

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
)

func extract(archive, dir string) error {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	defer reader.Close()
	for _, f := range reader.File {
		target := filepath.Join(dir, f.Name)
		if f.FileInfo().IsDir() {
			// ruleid: go-archive-traversal
			os.MkdirAll(target, 0o755)
			continue
		}
		// ruleid: go-archive-traversal
		out, err := os.OpenFile(target, os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func extractLocal(archive, dir string) error {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return err
	}
	for _, f := range reader.File {
		if !filepath.IsLocal(f.Name) {
			return errors.New("entry leaves the folder")
		}
		// ok: go-archive-traversal
		out, err := os.Create(filepath.Join(dir, f.Name))
		if err != nil {
			return err
		}
		out.Close()
	}
	return nil
}

func extractFlat(reader *zip.Reader, dir string) {
	for _, f := range reader.File {
		// ok: go-archive-traversal
		os.Create(filepath.Join(dir, filepath.Base(f.Name)))
	}
}

func extractPrefix(reader *zip.Reader, dir string) {
	for _, f := range reader.File {
		target := filepath.Join(dir, f.Name)
		if !strings.HasPrefix(target, filepath.Clean(dir)+"/") {
			continue
		}
		// ok: go-archive-traversal
		os.Create(target)
	}
}
