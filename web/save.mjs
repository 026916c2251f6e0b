// Hands a file over to the person. Nothing is sent anywhere.
const decoder = new TextDecoder();

export function save(name, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = decoder.decode(name);
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
