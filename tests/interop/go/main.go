// Command outside judges logs, proofs and texts with libraries that nobody of this project wrote: golang.org/x/mod/sumdb,
// filippo.io/torchwood and github.com/transparency-dev/formats. It reads one JSON question a line and answers each with
// one JSON line: {"ok": true, ...} or {"ok": false, "error": "..."}.
package main

import (
	"bufio"
	"bytes"
	"crypto/sha3"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/mldsa"
	"filippo.io/torchwood"
	fnote "github.com/transparency-dev/formats/note"
	fproof "github.com/transparency-dev/formats/proof"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Ask    string   `json:"ask"`
	Dir    string   `json:"dir"`    // tree: where the log lies
	Vkey   string   `json:"vkey"`   // tree: its Ed25519 key
	Older  []string `json:"older"`  // tree: former checkpoints, whole
	Leaves []int64  `json:"leaves"` // tree: entries whose inclusion is proved as well
	Vkeys  []string `json:"vkeys"`  // signed: keys of any type, each of which must have signed
	Policy string   `json:"policy"` // proof
	Entry  []byte   `json:"entry"`  // proof
	Data   []byte   `json:"data"`   // the checkpoint, proof or text
	Count  int      `json:"count"`  // mldsa: how many
}

type answer map[string]any

func main() {
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var q question
		said, err := answer(nil), json.Unmarshal(line, &q)
		if err == nil {
			said, err = judge(q)
		}
		if said == nil {
			said = answer{}
		}
		said["ok"] = err == nil
		if err != nil {
			said["error"] = err.Error()
		}
		out.Encode(said)
	}
}

func judge(q question) (answer, error) {
	switch q.Ask {
	case "tree":
		return tree(q)
	case "signed":
		return signed(q)
	case "proof":
		policy, err := torchwood.ParsePolicy([]byte(q.Policy))
		if err != nil {
			return nil, fmt.Errorf("policy: %w", err)
		}
		return nil, torchwood.VerifyProof(policy, tlog.RecordHash(q.Entry), q.Data)
	case "note":
		return readNote(q.Data)
	case "tree head":
		c, err := torchwood.ParseCheckpoint(string(q.Data))
		return answer{"origin": c.Origin, "size": c.N, "root": base64.StdEncoding.EncodeToString(c.Hash[:])}, err
	case "vkey":
		return readVkey(string(q.Data))
	case "path":
		t, err := torchwood.ParseTilePath(string(q.Data))
		return answer{"level": t.L, "index": t.N, "width": t.W}, err
	case "bundle":
		return readBundle(q.Data)
	case "proof text":
		var p fproof.TLogProof
		err := p.Unmarshal(q.Data)
		return answer{"index": p.Index, "hashes": len(p.Hashes), "extra": p.ExtraData, "checkpoint": p.Checkpoint}, err
	case "mldsa":
		return accumulated(q.Count)
	}
	return nil, fmt.Errorf("no such question: %q", q.Ask)
}

// tree opens the checkpoint in q.Dir, authenticates every leaf hash by tiles, compares each with the entry in its
// bundle, and checks that every older checkpoint is the beginning of the tree.
func tree(q question) (answer, error) {
	verifier, err := note.NewVerifier(q.Vkey)
	if err != nil {
		return nil, err
	}
	open := func(raw []byte) (torchwood.Checkpoint, error) {
		n, err := note.Open(raw, note.VerifierList(verifier))
		if err != nil {
			return torchwood.Checkpoint{}, err
		}
		return torchwood.ParseCheckpoint(n.Text)
	}
	raw, err := os.ReadFile(filepath.Join(q.Dir, "checkpoint"))
	if err != nil {
		return nil, err
	}
	head, err := open(raw)
	if err != nil {
		return nil, err
	}
	hashes := tlog.TileHashReader(head.Tree, tiles(q.Dir))
	for start := int64(0); start < head.N; start += 256 {
		width := min(256, head.N-start)
		indexes := make([]int64, width)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, start+int64(i))
		}
		leaves, err := hashes.ReadHashes(indexes)
		if err != nil {
			return nil, err
		}
		bundle := tlog.Tile{H: 8, L: -1, N: start / 256, W: int(width)}
		rest, err := os.ReadFile(filepath.Join(q.Dir, torchwood.TilePath(bundle)))
		if err != nil {
			return nil, err
		}
		for i, leaf := range leaves {
			var entry []byte
			if entry, rest, err = torchwood.ReadTileEntry(rest); err != nil {
				return nil, err
			}
			if tlog.RecordHash(entry) != leaf {
				return nil, fmt.Errorf("entry %d is not what its leaf hash says", start+int64(i))
			}
		}
		if len(rest) > 0 {
			return nil, fmt.Errorf("bundle %d holds more than its entries", start/256)
		}
	}
	if root, err := tlog.TreeHash(head.N, hashes); err != nil || root != head.Hash {
		return nil, errors.Join(errors.New("the tiles do not make the root"), err)
	}
	for _, index := range q.Leaves {
		proof, err := tlog.ProveRecord(head.N, index, hashes)
		if err != nil {
			return nil, err
		}
		leaf, err := hashes.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckRecord(proof, head.N, head.Hash, index, leaf[0]); err != nil {
			return nil, err
		}
	}
	for _, text := range q.Older {
		older, err := open([]byte(text))
		if err != nil {
			return nil, err
		}
		proof, err := tlog.ProveTree(head.N, older.N, hashes)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckTree(proof, head.N, head.Hash, older.N, older.Hash); err != nil {
			return nil, fmt.Errorf("the checkpoint of size %d is not the beginning: %w", older.N, err)
		}
	}
	return answer{"size": head.N, "origin": head.Origin}, nil
}

// tiles reads the tiles of a directory; a partial one that is gone is the beginning of the full one.
type tiles string

func (dir tiles) Height() int { return 8 }

func (dir tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	read := make([][]byte, len(wanted))
	for i, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(string(dir), torchwood.TilePath(tile)))
		if errors.Is(err, os.ErrNotExist) && tile.W < 256 {
			full := tile
			full.W = 256
			if data, err = os.ReadFile(filepath.Join(string(dir), torchwood.TilePath(full))); err == nil {
				data = data[:tile.W*tlog.HashSize]
			}
		}
		if err != nil {
			return nil, err
		}
		read[i] = data
	}
	return read, nil
}

func (dir tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// signed opens a note with every key; each must have signed.
func signed(q question) (answer, error) {
	for _, vkey := range q.Vkeys {
		verifier, err := fnote.NewVerifier(vkey)
		if err != nil {
			return nil, err
		}
		opened, err := note.Open(q.Data, note.VerifierList(verifier))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", verifier.Name(), err)
		}
		if len(opened.Sigs) == 0 {
			return nil, fmt.Errorf("%s did not sign", verifier.Name())
		}
	}
	return nil, nil
}

// readNote splits a note without keys: it is one exactly when nothing but the keys is missing.
func readNote(raw []byte) (answer, error) {
	opened, err := note.Open(raw, note.VerifierList())
	if unverified := new(note.UnverifiedNoteError); errors.As(err, &unverified) {
		opened, err = unverified.Note, nil
	}
	if err != nil {
		return nil, err
	}
	return answer{"text": opened.Text}, nil
}

func readVkey(text string) (answer, error) {
	verifier, err := fnote.NewVerifier(text)
	if err != nil {
		return nil, err
	}
	return answer{"name": verifier.Name()}, nil
}

func readBundle(rest []byte) (answer, error) {
	count := 0
	for len(rest) > 0 {
		var err error
		if _, rest, err = torchwood.ReadTileEntry(rest); err != nil {
			return nil, err
		}
		count++
	}
	return answer{"entries": count}, nil
}

// accumulated signs nothing, deterministically, with the keys of the accumulated ML-DSA vectors of Go's own tests.
func accumulated(count int) (answer, error) {
	seeds, all := sha3.NewSHAKE128(), sha3.NewSHAKE128()
	seed := make([]byte, 32)
	var signatures strings.Builder
	for range count {
		seeds.Read(seed)
		key, err := mldsa.NewPrivateKey(mldsa.MLDSA44(), seed)
		if err != nil {
			return nil, err
		}
		signature, err := key.SignDeterministic(nil, nil)
		if err != nil {
			return nil, err
		}
		all.Write(key.PublicKey().Bytes())
		all.Write(signature)
		signatures.WriteString(base64.StdEncoding.EncodeToString(signature) + " ")
	}
	digest := make([]byte, 32)
	all.Read(digest)
	return answer{"digest": hex.EncodeToString(digest), "signatures": string(bytes.TrimSpace([]byte(signatures.String())))}, nil
}
