// engine.handle(request) -> response as a string; the request is a string, or the bytes of a file as they are.
// Bytes that are no UTF-8, and a byte order mark are the core's to refuse, hence ignoreBOM.
Module['handle'] = function (request) {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(handled(request));
};

// The response as bytes of its own, for who only passes them on: decoding costs more than judging.
Module['handle_bytes'] = function (request) {
  return handled(request).slice();
};

// engine.calendar(request for dates) -> iCalendar as a string; "" where no date is known; else the error object.
Module['calendar'] = function (request) {
  return new TextDecoder().decode(handled(request, _engine_calendar));
};

// The response where it lies; valid until the next call.
function handled(request, call = _engine_handle) {
  const bytes = typeof request === 'string' ? new TextEncoder().encode(request) : request;
  const place = _engine_request(bytes.length);
  HEAPU8.set(bytes, place);
  const response = call();
  return HEAPU8.subarray(response, response + _engine_response_size());
}
