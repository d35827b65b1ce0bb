// A backend for a website, with Go's standard library: the token stays here, media come through here.
//
//	EASYDOWN_URL=https://api.example EASYDOWN_TOKEN=ed_live_… PORT=3000 go run backend.go
//
// GET /parse?url=LINK       the answer of the parse
// GET /download?link=URL    the file behind a proxyUrl, mergeUrl or audioUrl of that answer
package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

var (
	easydown = strings.TrimRight(os.Getenv("EASYDOWN_URL"), "/")
	asked    = []string{"Range", "If-Range"}
	answered = []string{"Content-Type", "Content-Length", "Content-Range", "Accept-Ranges", "Content-Disposition",
		"Etag", "Last-Modified"}
	client = &http.Client{
		// To the first byte; a download may take as long as it takes.
		Transport:     &http.Transport{ResponseHeaderTimeout: 60 * time.Second, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
)

func fail(w http.ResponseWriter, status int, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]string{"msg": message})
}

func relay(w http.ResponseWriter, request *http.Request) {
	answer, err := client.Do(request)
	if err != nil {
		fail(w, http.StatusBadGateway, "The media service could not be reached. Try again in a moment.")
		return
	}
	defer answer.Body.Close()
	for _, name := range answered {
		if value := answer.Header.Get(name); value != "" {
			w.Header().Set(name, value)
		}
	}
	w.WriteHeader(answer.StatusCode)
	if _, err := io.Copy(w, answer.Body); err != nil {
		// Breaks the browser's connection off: no short file looks whole.
		panic(http.ErrAbortHandler)
	}
}

func parse(w http.ResponseWriter, r *http.Request, url string) {
	body, _ := json.Marshal(map[string]string{"url": url})
	request, _ := http.NewRequestWithContext(r.Context(), "POST", easydown+"/api/v1/parse", bytes.NewReader(body))
	request.Header.Set("Authorization", "Bearer "+os.Getenv("EASYDOWN_TOKEN"))
	request.Header.Set("Content-Type", "application/json")
	relay(w, request)
}

func download(w http.ResponseWriter, r *http.Request, link string) {
	address, _, _ := strings.Cut(link, "?")
	// Nothing else is fetched: this is no open proxy.
	if address != easydown+"/api/media-proxy" && address != easydown+"/api/media-merge" {
		fail(w, http.StatusForbidden, "Only links of a parse are fetched.")
		return
	}
	// The context ends the request when the browser goes.
	request, err := http.NewRequestWithContext(r.Context(), "GET", link, nil)
	if err != nil {
		fail(w, http.StatusBadRequest, "This is no link.")
		return
	}
	for _, name := range asked {
		if value := r.Header.Get(name); value != "" {
			request.Header.Set(name, value)
		}
	}
	relay(w, request)
}

func endpoint(name string, serve func(http.ResponseWriter, *http.Request, string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		value := r.URL.Query().Get(name)
		if r.Method != "GET" {
			fail(w, http.StatusMethodNotAllowed, "Only GET is allowed here.")
		} else if value == "" || len(value) > 8192 {
			fail(w, http.StatusBadRequest, "Send ?"+name+"= here.")
		} else {
			serve(w, r, value)
		}
	}
}

func main() {
	http.HandleFunc("/parse", endpoint("url", parse))
	http.HandleFunc("/download", endpoint("link", download))
	port := os.Getenv("PORT")
	if port == "" {
		port = "3000"
	}
	server := &http.Server{Addr: ":" + port, ReadHeaderTimeout: 10 * time.Second, WriteTimeout: 6 * time.Hour,
		MaxHeaderBytes: 32 << 10}
	log.Fatal(server.ListenAndServe())
}
