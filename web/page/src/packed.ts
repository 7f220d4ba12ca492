// The module as the page has it: compressed, and written as characters of windows-1252.

// A character after this sign is 64 higher than the byte. So no byte is a NUL, a line end that browsers change,
// or the begin of a tag.
const ESCAPE = 0x3d;
const RAISED = 64;

// The characters were changed on the way, for example by a program that saved the page in another encoding.
export class Damaged extends Error {}

export function unpacked(text: string): Uint8Array {
  const byteOf = new Int16Array(0x10000).fill(-1);
  const signs = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  for (let byte = 0; byte < 256; byte++) byteOf[signs.charCodeAt(byte)] = byte;
  const bytes = new Uint8Array(text.length);
  let size = 0;
  let raised = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = byteOf[text.charCodeAt(at)] ?? -1;
    if (byte < 0) throw new Damaged();
    if (byte === ESCAPE && raised === 0) {
      raised = RAISED;
    } else {
      bytes[size++] = byte - raised;
      raised = 0;
    }
  }
  return bytes.slice(0, size);
}
