// Reads what ui::pack wrote (shell/ui/twins.cpp): 32-bit words, little-endian; strings as a byte count and padded UTF-8.
const decoder = new TextDecoder();

export const Role = {
  heading: 0, text: 1, status: 2, alert: 3, button: 4, link: 5, phone: 6, radio: 7, select: 8, field: 9, checkbox: 10,
  summary: 11, group: 12, list: 13, item: 14, region: 15, label: 16, legend: 17, file: 18, progress: 19,
  banner: 32, main: 33, footer: 34, panel: 35, notice: 36, marked: 37, quote: 38, pairs: 39, row: 40, option: 41,
  entry: 42, buttons: 43, fold: 44, inset: 45, bullets: 46, term: 64, detail: 65,
};
const types = ['title', 'heading', 'strong', 'body', 'small', 'small-strong'];
const tones = ['plain', 'quiet', 'good', 'bad', 'open', 'care'];
const marks = ['good', 'bad', 'open', 'none', 'care'];

const flags = {
  disabled: 1, checked: 2, required: 4, invalid: 8, expanded: 16, bold: 32, centred: 64, through: 128, default: 256,
};

export function readNodes(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const word = () => { at += 4; return view.getUint32(at - 4, true); };
  const number = () => { at += 4; return view.getFloat32(at - 4, true); };
  const text = () => {
    const size = word();
    const from = at;
    at += (size + 3) & ~3;
    return size ? decoder.decode(bytes.subarray(from, from + size)) : '';
  };
  const total = word();
  const page = { height: number(), pageId: word(), title: text(), attention: word(), turn: word(), nodes: [] };
  for (let i = 0; i < total; ++i) {
    const node = { id: word(), role: word() };
    const bits = word();
    for (const name of Object.keys(flags)) node[name] = (bits & flags[name]) !== 0;
    const look = word();
    node.type = types[look & 255];
    node.tone = tones[look >> 8 & 255];
    node.mark = marks[look >> 16];
    node.depth = word();
    node.rect = { x: number(), y: number(), w: number(), h: number() };
    node.size = number();
    node.line = number();
    node.inset = number();
    node.other = word();
    node.label = text();
    node.value = text();
    node.extra = text();
    page.nodes.push(node);
  }
  return page;
}
