// Go's own packages note and tlog make and verify signed notes and log proofs.
//
// On standard input: JSON with what is asked. On standard output: JSON with the answers.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run tests/foreign/go/logs.go
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A note, and the verifier keys that are known.
type Note struct {
	Text []byte
	Keys []string
}

// A proof: hashes in tlog's text form.
type Proof struct {
	Entry  []byte
	Index  int64
	Size   int64
	Root   string
	Hashes []string
}

type Question struct {
	Notes  []Note
	Proofs []Proof
	// Sizes of trees of which every entry is to be proven: "entry-0", "entry-1" ...
	Sizes []int64
	// Entries that are to be in a log of this program, the last one to be proven with a signed checkpoint.
	Entries [][]byte
}

type Answer struct {
	// For each note: "ok", or what is wrong.
	Notes []string
	// For each proof: the same.
	Proofs []string
	// Proofs of every entry of the trees.
	Made []Proof
	// A note that was signed here.
	Signed Note
	// The proof of the last of the entries, and the checkpoint with the key of the log.
	Logged     *Proof
	Checkpoint *Note
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func word(err error) string {
	if err != nil {
		return err.Error()
	}
	return "ok"
}

func open(n Note) error {
	var known []note.Verifier
	for _, key := range n.Keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return err
		}
		known = append(known, verifier)
	}
	_, err := note.Open(n.Text, note.VerifierList(known...))
	return err
}

func check(p Proof) error {
	root, err := tlog.ParseHash(p.Root)
	must(err)
	var proof tlog.RecordProof
	for _, text := range p.Hashes {
		hash, err := tlog.ParseHash(text)
		must(err)
		proof = append(proof, hash)
	}
	return tlog.CheckRecord(proof, p.Size, root, p.Index, tlog.RecordHash(p.Entry))
}

func prove(size int64) []Proof {
	var entries [][]byte
	for n := int64(0); n < size; n++ {
		entries = append(entries, []byte(fmt.Sprintf("entry-%d", n)))
	}
	return proveEach(entries)
}

func proveEach(entries [][]byte) []Proof {
	size := int64(len(entries))
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var hashes []tlog.Hash
		for _, index := range indexes {
			hashes = append(hashes, stored[index])
		}
		return hashes, nil
	})
	for n := int64(0); n < size; n++ {
		hashes, err := tlog.StoredHashes(n, entries[n], reader)
		must(err)
		stored = append(stored, hashes...)
	}
	root, err := tlog.TreeHash(size, reader)
	must(err)
	var made []Proof
	for n := int64(0); n < size; n++ {
		hashes, err := tlog.ProveRecord(size, n, reader)
		must(err)
		proof := Proof{Entry: entries[n], Index: n, Size: size, Root: root.String()}
		for _, hash := range hashes {
			proof.Hashes = append(proof.Hashes, hash.String())
		}
		made = append(made, proof)
	}
	return made
}

func main() {
	var question Question
	must(json.NewDecoder(os.Stdin).Decode(&question))
	answer := Answer{}
	for _, n := range question.Notes {
		answer.Notes = append(answer.Notes, word(open(n)))
	}
	for _, p := range question.Proofs {
		answer.Proofs = append(answer.Proofs, word(check(p)))
	}
	for _, size := range question.Sizes {
		answer.Made = append(answer.Made, prove(size)...)
	}
	var signers []note.Signer
	for _, name := range []string{"go.example/one", "go.example/two"} {
		seed := bytes.NewReader(bytes.Repeat([]byte(name)[:8], 100))
		secret, public, err := note.GenerateKey(seed, name)
		must(err)
		signer, err := note.NewSigner(secret)
		must(err)
		signers = append(signers, signer)
		answer.Signed.Keys = append(answer.Signed.Keys, public)
	}
	text, err := note.Sign(&note.Note{Text: "a note\n\nof three lines\n"}, signers...)
	must(err)
	answer.Signed.Text = text
	if size := int64(len(question.Entries)); size > 0 {
		answer.Logged = &proveEach(question.Entries)[size-1]
		root, err := tlog.ParseHash(answer.Logged.Root)
		must(err)
		checkpoint := fmt.Sprintf("go.example/one\n%d\n%s\n", size, root)
		signed, err := note.Sign(&note.Note{Text: checkpoint}, signers[0])
		must(err)
		answer.Checkpoint = &Note{Text: signed, Keys: answer.Signed.Keys[:1]}
	}
	must(json.NewEncoder(os.Stdout).Encode(answer))
}
