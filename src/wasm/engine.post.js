// engine.handle(request) -> response: a string, or the bytes of a file as they are; a string back.
// Bytes that are no UTF-8, and a byte order mark are the core's to refuse, hence ignoreBOM.
Module['handle'] = function (request) {
  const bytes = typeof request === 'string' ? new TextEncoder().encode(request) : request;
  const place = _engine_request(bytes.length);
  HEAPU8.set(bytes, place);
  const response = _engine_handle();
  const size = _engine_response_size();
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(HEAPU8.subarray(response, response + size));
};
