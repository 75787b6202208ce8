/** What an image file says of itself before anything is decoded. */
export interface ImageHeader {
  /** MIME type. */
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** Reads the header of a PNG, GIF, WebP or JPEG file. Undefined where it is damaged, or the file is none of these. */
export function imageHeader(bytes: Uint8Array<ArrayBuffer>): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    switch (view.getUint16(0)) {
      case 0x8950: // \x89P
        return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
      case 0x4749: // GI
        return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
      case 0x5249: // RI
        return webpHeader(view);
      case 0xffd8:
        return jpegHeader(view);
    }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown; // It is cut off before its size.
  }
  return undefined;
}

/** The first chunk, behind `RIFF`, a size and `WEBP`, is one of three kinds (RFC 9649). */
function webpHeader(view: DataView): ImageHeader | undefined {
  const type = 'image/webp';
  switch (view.getUint8(15)) {
    case 0x20: // 'VP8 ': lossy. The upper two bits are a scale.
      return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x4c: {
      const bits = view.getUint32(21, true); // 'VP8L': lossless.
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x58: // 'VP8X': extended, with 24 bits for each side.
      return {
        type,
        width: (view.getUint32(24, true) & 0xffffff) + 1,
        height: (view.getUint32(26, true) >>> 8) + 1,
      };
  }
  return undefined;
}

/** A row of segments, each with a marker and its length; one that starts a frame has the size. */
function jpegHeader(view: DataView): ImageHeader | undefined {
  for (let at = 2; ;) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return undefined;
    if (marker === 0xffff) {
      at++; // A byte of filling before a marker.
      continue;
    }
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
}
