// The module for JavaScript: web/INTERFACE.md describes its calls.

const NUMBER = 4;

/**
 * A new instance of the module. It imports nothing.
 *
 * @param {BufferSource | WebAssembly.Module} source
 */
export async function instantiate(source) {
  const made = await WebAssembly.instantiate(/** @type {any} */ (source), {});
  /** @type {WebAssembly.Instance} */
  const instance = made instanceof WebAssembly.Instance ? made : /** @type {any} */ (made).instance;
  const { memory, paraph_allocate, paraph_call, paraph_release } = /** @type {any} */ (instance.exports);

  /**
   * Makes a call. `answer` is the JSON of the answer, `attachments` are copies of its other parts.
   *
   * A trap of the module is thrown; then this instance must not be used again.
   *
   * @param {string} name
   * @param {object} request
   * @param {readonly Uint8Array[]} parts
   * @returns {{ answer: any, attachments: Uint8Array<ArrayBuffer>[] }}
   */
  function call(name, request, parts = []) {
    const text = new TextEncoder();
    const all = [text.encode(name), text.encode(JSON.stringify(request)), ...parts];
    const head = NUMBER * (1 + all.length);
    const size = all.reduce((sum, part) => sum + part.length, head);
    const pointer = paraph_allocate(size) >>> 0;
    const view = new DataView(memory.buffer, pointer, head);
    view.setUint32(0, all.length, true);
    let at = head;
    const frame = new Uint8Array(memory.buffer, pointer, size);
    all.forEach((part, index) => {
      view.setUint32(NUMBER * (1 + index), part.length, true);
      frame.set(part, at);
      at += part.length;
    });
    return read(paraph_call(pointer, size) >>> 0);
  }

  /** @param {number} pointer */
  function read(pointer) {
    const view = new DataView(memory.buffer, pointer);
    const count = view.getUint32(0, true);
    const lengths = Array.from({ length: count }, (_, index) => view.getUint32(NUMBER * (1 + index), true));
    let at = pointer + NUMBER * (1 + count);
    const parts = lengths.map((length) => {
      const part = new Uint8Array(memory.buffer, at, length).slice();
      at += length;
      return part;
    });
    paraph_release(pointer, at - pointer);
    const [json, ...attachments] = parts;
    return { answer: JSON.parse(new TextDecoder().decode(json)), attachments };
  }

  return { call, memory: /** @type {WebAssembly.Memory} */ (memory) };
}
