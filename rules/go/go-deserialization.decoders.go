package jobs

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"encoding/xml"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/gofiber/fiber/v2"
	"github.com/lestrrat-go/libxml2"
	"github.com/lestrrat-go/libxml2/parser"
)

type Job struct{ Name string }

func submit(w http.ResponseWriter, r *http.Request) {
	var job Job
	// ruleid: go-deserialization
	gob.NewDecoder(r.Body).Decode(&job)
	// ok: go-deserialization
	json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&job)
	// ok: go-deserialization
	xml.NewDecoder(r.Body).Decode(&job)
}

func ginSubmit(c *gin.Context) {
	data, err := c.GetRawData()
	if err != nil {
		return
	}
	var job Job
	// ruleid: go-deserialization
	gob.NewDecoder(bytes.NewReader(data)).Decode(&job)
}

func fiberXML(c *fiber.Ctx) error {
	// ruleid: go-deserialization
	doc, err := libxml2.ParseString(c.FormValue("xml"))
	_ = doc
	return err
}

func entities(w http.ResponseWriter, r *http.Request) {
	p := parser.New(parser.XMLParseNoEnt)
	// ruleid: go-deserialization
	doc, err := p.ParseReader(r.Body)
	_, _ = doc, err
}

func load(data []byte) (job Job, err error) {
	// ok: go-deserialization
	err = gob.NewDecoder(bytes.NewReader(data)).Decode(&job)
	return
}
