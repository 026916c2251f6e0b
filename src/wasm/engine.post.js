// engine.handle(request) -> response: strings for JavaScript, UTF-8 for the core.
// A byte order mark is the core's to refuse, hence ignoreBOM.
Module['handle'] = function (request) {
  const bytes = new TextEncoder().encode(request);
  const place = _engine_request(bytes.length);
  HEAPU8.set(bytes, place);
  const response = _engine_handle();
  const size = _engine_response_size();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(HEAPU8.subarray(response, response + size));
};
