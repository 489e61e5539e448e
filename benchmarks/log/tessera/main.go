// Command tessera measures Tessera's POSIX driver: `append` grows a log from a file of entries and says how fast they
// became durable and public; `check` reads any log of tiles, whoever made it. Each prints one JSON object.
//
// A file of entries is a row of bundles: each entry with its length before it, two bytes, the high one first.
package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"log"
	mathrand "math/rand/v2"
	"os"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"
	"github.com/transparency-dev/tessera/storage/posix"
	"golang.org/x/mod/sumdb/note"
)

const origin = "benchmark.example/log/2027"

type grown struct {
	Version   string  `json:"version"`
	Vkey      string  `json:"vkey"`
	Count     int     `json:"count"`
	Appended  float64 `json:"appended_seconds"`
	Published float64 `json:"published_seconds"`
	CPU       float64 `json:"cpu_seconds"`
	PeakKB    int64   `json:"peak_kb"`
}

type checked struct {
	Size    uint64  `json:"size"`
	Check   float64 `json:"check_seconds"`
	Proofs  int     `json:"proofs"`
	Proving float64 `json:"proof_seconds"`
}

func main() {
	log.SetFlags(0)
	var (
		dir      = flag.String("dir", "", "folder of the log")
		entries  = flag.String("entries", "", "append: file of entries")
		batch    = flag.Uint("batch", 256, "append: so many entries become durable at once")
		interval = flag.Duration("interval", time.Second, "append: between two checkpoints")
		count    = flag.Int("count", 1<<20, "append: at most so many entries")
		limit    = flag.Duration("limit", time.Hour, "append: begin no batch after this long")
		vkey     = flag.String("vkey", "", "check: the log's Ed25519 key")
		proofs   = flag.Int("proofs", 1000, "check: so many inclusion proofs")
	)
	if len(os.Args) < 2 {
		log.Fatal("append or check?")
	}
	flag.CommandLine.Parse(os.Args[2:])
	var said any
	var err error
	switch os.Args[1] {
	case "append":
		said, err = grow(*dir, *entries, *batch, *interval, *count, *limit)
	case "check":
		said, err = check(*dir, *vkey, *proofs)
	default:
		err = errors.New("append or check?")
	}
	if err != nil {
		log.Fatal(err)
	}
	json.NewEncoder(os.Stdout).Encode(said)
}

// grow appends batch after batch, each when the one before is durable, and ends when a checkpoint covers the last.
func grow(dir, path string, batch uint, interval time.Duration, count int, limit time.Duration) (grown, error) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	file, err := os.Open(path)
	if err != nil {
		return grown{}, err
	}
	defer file.Close()
	secret, vkey, err := note.GenerateKey(rand.Reader, origin)
	if err != nil {
		return grown{}, err
	}
	signer, err := note.NewSigner(secret)
	if err != nil {
		return grown{}, err
	}
	driver, err := posix.New(ctx, posix.Config{Path: dir})
	if err != nil {
		return grown{}, err
	}
	// Partial files are kept on both sides: nothing is collected while the time is taken.
	options := tessera.NewAppendOptions().
		WithCheckpointSigner(signer).
		WithCheckpointInterval(interval).
		WithBatching(batch, time.Second).
		WithPushback(batch + 1).
		WithGarbageCollectionInterval(0)
	appender, shutdown, reader, err := tessera.NewAppender(ctx, driver, options)
	if err != nil {
		return grown{}, err
	}
	awaiter := tessera.NewPublicationAwaiter(ctx, reader.ReadCheckpoint, 10*time.Millisecond)
	source := bufio.NewReaderSize(file, 1<<20)
	before, err := usage()
	if err != nil {
		return grown{}, err
	}
	done, reading := 0, time.Duration(0)
	var last tessera.IndexFuture
	begun := time.Now()
	for done < count && time.Since(begun)-reading < limit {
		opened := time.Now()
		read, err := take(source, min(int(batch), count-done))
		if err != nil {
			return grown{}, err
		}
		reading += time.Since(opened)
		if len(read) == 0 {
			break
		}
		futures := make([]tessera.IndexFuture, len(read))
		for i, data := range read {
			futures[i] = appender.Add(ctx, tessera.NewEntry(data))
		}
		for _, future := range futures {
			if _, err := future(); err != nil {
				return grown{}, err
			}
		}
		done, last = done+len(read), futures[len(futures)-1]
	}
	appended := time.Since(begun) - reading
	if last != nil {
		if _, _, err := awaiter.Await(ctx, last); err != nil {
			return grown{}, err
		}
	}
	published := time.Since(begun) - reading
	after, err := usage()
	if err != nil {
		return grown{}, err
	}
	cpu := seconds(after.Utime) + seconds(after.Stime) - seconds(before.Utime) - seconds(before.Stime)
	said := grown{version(), vkey, done, appended.Seconds(), published.Seconds(), cpu, after.Maxrss}
	return said, shutdown(ctx)
}

func usage() (syscall.Rusage, error) {
	var used syscall.Rusage
	return used, syscall.Getrusage(syscall.RUSAGE_SELF, &used)
}

func seconds(used syscall.Timeval) float64 {
	return time.Duration(used.Nano()).Seconds()
}

func take(source *bufio.Reader, count int) ([][]byte, error) {
	read := make([][]byte, 0, count)
	for range count {
		var length [2]byte
		if _, err := io.ReadFull(source, length[:]); err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
		data := make([]byte, binary.BigEndian.Uint16(length[:]))
		if _, err := io.ReadFull(source, data); err != nil {
			return nil, err
		}
		read = append(read, data)
	}
	return read, nil
}

// check runs Tessera's own fsck over the whole log, then makes and verifies inclusion proofs of entries at random, each
// from the tiles alone.
func check(dir, vkey string, proofs int) (checked, error) {
	ctx := context.Background()
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return checked{}, err
	}
	files := client.FileFetcher{Root: dir}
	begun := time.Now()
	if err := fsck.New(verifier.Name(), verifier, files, leafHashes, fsck.Opts{N: 2}).Check(ctx); err != nil {
		return checked{}, err
	}
	took := time.Since(begun)
	head, _, _, err := client.FetchCheckpoint(ctx, files.ReadCheckpoint, verifier, verifier.Name())
	if err != nil {
		return checked{}, err
	}
	random := mathrand.New(mathrand.NewPCG(1, 2))
	begun = time.Now()
	for range proofs {
		index := random.Uint64N(head.Size)
		builder, err := client.NewProofBuilder(ctx, head.Size, files.ReadTile)
		if err != nil {
			return checked{}, err
		}
		path, err := builder.InclusionProof(ctx, index)
		if err != nil {
			return checked{}, err
		}
		leaf, err := client.FetchLeafHashes(ctx, files.ReadTile, index, 1, head.Size)
		if err != nil {
			return checked{}, err
		}
		if err := proof.VerifyInclusion(rfc6962.DefaultHasher, index, head.Size, leaf[0], path, head.Hash); err != nil {
			return checked{}, err
		}
	}
	return checked{head.Size, took.Seconds(), proofs, time.Since(begun).Seconds()}, nil
}

func leafHashes(bundle []byte) ([][]byte, error) {
	var entries api.EntryBundle
	if err := entries.UnmarshalText(bundle); err != nil {
		return nil, err
	}
	hashes := make([][]byte, len(entries.Entries))
	for i, entry := range entries.Entries {
		hashes[i] = rfc6962.DefaultHasher.HashLeaf(entry)
	}
	return hashes, nil
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "github.com/transparency-dev/tessera" {
			return module.Version
		}
	}
	return ""
}
