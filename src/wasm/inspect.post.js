// engine.inspect(file, {name, kind, type, onprogress, signal}) -> the manifest's entry of a file, with "faults".
// `file` is a Blob or gives Uint8Arrays one after the other (an async iterable). It is read in pieces, held nowhere and
// sent nowhere. onprogress(bytes, all) after each piece, `all` null where it is not known; an AbortSignal ends it with
// its reason. What is not given is taken from the File.
Module['inspect'] = async function (file, options = {}) {
  const signal = options['signal'];
  const onprogress = options['onprogress'];
  const is_blob = typeof file.size === 'number' && typeof file.slice === 'function';
  const first_of = (...values) => values.find((value) => typeof value === 'string') || '';
  const check = () => {
    if (signal && signal.aborted) throw signal['reason'] || new DOMException('cancelled', 'AbortError');
  };
  const inspector = _inspector_new();
  // The memory may grow while room is made, hence the place before the view.
  const put = (bytes) => {
    const place = _inspector_buffer(inspector, bytes.length);
    HEAPU8.set(bytes, place);
  };
  try {
    let done = 0;
    let rested = performance.now();
    check();
    for await (const bytes of is_blob ? pieces_of(file) : file) {
      for (let at = 0; at < bytes.length; at += kPiece) {
        check();
        const piece = bytes.subarray(at, at + kPiece);
        put(piece);
        _inspector_add(inspector);
        done += piece.length;
        if (onprogress) onprogress(done, is_blob ? file.size : null);
        if (performance.now() - rested > kStretch) {
          await others_turn();
          rested = performance.now();
        }
      }
    }
    check();
    const words = [
      first_of(options['kind']), first_of(options['name'], file.name), first_of(options['type'], file.type),
    ].map((word) => new TextEncoder().encode(word));
    const together = new Uint8Array(words.reduce((sum, word) => sum + word.length, 0));
    together.set(words[0]);
    together.set(words[1], words[0].length);
    together.set(words[2], words[0].length + words[1].length);
    put(together);
    const answer = _inspector_finish(inspector, words[0].length, words[1].length);
    return JSON.parse(new TextDecoder().decode(HEAPU8.subarray(answer, answer + _inspector_size(inspector))));
  } finally {
    _inspector_free(inspector);
  }
};

const kPiece = 1 << 20;
const kStretch = 12; // milliseconds

// Lets the page draw and the cancel button be pressed: pieces that are there already come without a pause between them.
// A message, because timers inside of timers wait for 4 ms.
function others_turn() {
  const channel = new MessageChannel();
  return new Promise((resolve) => {
    channel['port1']['onmessage'] = () => {
      channel['port1'].close();
      resolve();
    };
    channel['port2'].postMessage(0);
  });
}

// A stream costs the browser a third of what slices cost; some before 2021 have none.
async function* pieces_of(blob) {
  if (typeof blob.stream !== 'function') {
    for (let at = 0; at < blob.size; at += kPiece) {
      yield new Uint8Array(await new Response(blob.slice(at, at + kPiece)).arrayBuffer());
    }
    return;
  }
  const reader = blob.stream().getReader();
  try {
    for (;;) {
      const piece = await reader.read();
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
