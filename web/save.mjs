// Hands a file over to the person. Nothing is sent anywhere.
const types = { json: 'application/json', html: 'text/html', zip: 'application/zip', ics: 'text/calendar' };

/** `content`: bytes or a Blob. */
export function save(name, content) {
  const type = types[name.slice(name.lastIndexOf('.') + 1)];
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
