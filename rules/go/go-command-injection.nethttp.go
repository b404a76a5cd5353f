package tools

import (
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"strconv"
)

func ping(w http.ResponseWriter, r *http.Request) {
	host := r.URL.Query().Get("host")
	// ruleid: go-command-injection
	out, err := exec.Command("sh", "-c", "ping -c 1 "+host).Output()
	_, _ = out, err
	// ok: go-command-injection
	out, err = exec.Command("ping", "-c", "1", "--", host).Output()
}

func run(w http.ResponseWriter, r *http.Request) {
	// ruleid: go-command-injection
	cmd := exec.Command(r.FormValue("tool"), "--version")
	_ = cmd.Run()
}

func convert(w http.ResponseWriter, r *http.Request) {
	script := fmt.Sprintf("convert in.png -resize %s out.png", r.PostFormValue("size"))
	// ruleid: go-command-injection
	_ = exec.CommandContext(r.Context(), "/bin/bash", "-c", script).Run()
}

func kill(w http.ResponseWriter, r *http.Request) {
	pid, err := strconv.Atoi(r.FormValue("pid"))
	if err != nil {
		return
	}
	// ok: go-command-injection
	_ = exec.Command("sh", "-c", "kill "+strconv.Itoa(pid)).Run()
}

func lookup(w http.ResponseWriter, r *http.Request) {
	ip := net.ParseIP(r.FormValue("ip"))
	// ok: go-command-injection
	_ = exec.Command("sh", "-c", "whois "+ip.String()).Run()
}
