// Containers. What is refused is thrown: an Error with `code`, `at` and `detail`.

// engine.to_html(package) -> bytes of the readable copy.
Module['to_html'] = function (bytes) {
  give(bytes);
  _container_html();
  return taken();
};

// engine.open(bytes) -> {kind, files, differences, package}: the package as bytes of canonical JSON; of a readable copy also
// `copy`, "same" when its words are those that its package has here, else "other". A file that is not `compressed` is bytes `at` to `at + stored` of what was opened.
Module['open'] = function (bytes) {
  give(bytes);
  _container_open();
  const opened = JSON.parse(new TextDecoder().decode(taken(true)));
  const at = _container_second();
  opened['package'] = HEAPU8.slice(at, at + _container_second_size());
  _container_free();
  return opened;
};

// engine.to_zip(package, files, {onprogress, signal}) -> Blob. `files`: a Blob for each attachment, in the order of the
// package's list. They are read in slices to be checked against the list, and stand in the archive as they are: nothing
// holds them. onprogress(bytes) counts what was read. One archive at a time.
Module['to_zip'] = async function (bytes, files, options = {}) {
  const signal = options['signal'];
  const onprogress = options['onprogress'] || (() => {});
  give(bytes);
  _zip_begin();
  const parts = [taken()];
  let read = 0;
  for (let next = _zip_next(); next >= 0; next = _zip_next()) {
    const file = files[next];
    _zip_add();
    for (let at = 0; at < file.size; at += kSlice) {
      if (signal && signal.aborted) throw signal['reason'] || new DOMException('cancelled', 'AbortError');
      const slice = new Uint8Array(await new Response(file.slice(at, at + kSlice)).arrayBuffer());
      give(slice);
      _zip_write();
      refusal();
      onprogress(read += slice.length);
    }
    _zip_end_file();
    parts.push(taken(), file);
  }
  _zip_finish();
  parts.push(taken());
  return new Blob(parts, { 'type': 'application/zip' });
};

const kSlice = 1 << 20;

function give(bytes) {
  const given = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const place = _container_in(given.length);
  HEAPU8.set(given, place);
}

// The answer, or the refusal thrown.
function taken(keep) {
  refusal();
  const at = _container_out();
  const bytes = HEAPU8.slice(at, at + _container_out_size());
  if (!keep) _container_free();
  return bytes;
}

function refusal() {
  if (!_container_refused()) return;
  const at = _container_out();
  const said = JSON.parse(new TextDecoder().decode(HEAPU8.subarray(at, at + _container_out_size())))['error'];
  _container_free();
  throw Object.assign(new Error(said['detail']), said);
}
