// Glyphs from Canvas2D, with whatever fonts this machine has. Called by shell/platform/web/canvas_font.cpp.

export function glyphs(families) {
  const canvas = document.createElement('canvas');
  canvas.width = 128;
  canvas.height = 128;
  let pen = canvas.getContext('2d', { willReadFrequently: true });
  let font = '';
  const count = { drawn: 0, milliseconds: 0 };

  function use(em, bold) {
    const wanted = `${bold ? '700 ' : ''}${em}px ${families}`;
    if (wanted === font) return;
    font = wanted;
    pen.font = wanted;
    pen.textBaseline = 'alphabetic';
  }

  /** Fills box with advance, left, top, width, height in device pixels; 1 when there is something to see. */
  function measure(codePoint, em, bold, box) {
    use(em, bold);
    const m = pen.measureText(String.fromCodePoint(codePoint));
    // One pixel more on every side, for smoothing.
    const left = Math.ceil(m.actualBoundingBoxLeft) + 1;
    const right = Math.ceil(m.actualBoundingBoxRight) + 1;
    const top = Math.ceil(m.actualBoundingBoxAscent) + 1;
    const bottom = Math.ceil(m.actualBoundingBoxDescent) + 1;
    box[0] = m.width;
    box[1] = left;
    box[2] = top;
    box[3] = left + right;
    box[4] = top + bottom;
    return m.actualBoundingBoxLeft + m.actualBoundingBoxRight > 0 ? 1 : 0;
  }

  /** Fills pixels with the coverage of the glyph in its box. */
  function raster(codePoint, em, bold, box, pixels) {
    const began = performance.now();
    const width = box[3];
    const height = box[4];
    if (width > canvas.width || height > canvas.height) {
      canvas.width = Math.max(width, canvas.width);
      canvas.height = Math.max(height, canvas.height);
      font = '';
    }
    use(em, bold);
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = '#000';
    pen.fillText(String.fromCodePoint(codePoint), box[1], box[2]);
    const rgba = pen.getImageData(0, 0, width, height).data;
    for (let i = 0; i < pixels.length; ++i) pixels[i] = rgba[i * 4 + 3];
    count.drawn += 1;
    count.milliseconds += performance.now() - began;
  }

  return { measure, raster, count };
}
