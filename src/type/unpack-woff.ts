/**
 * A WOFF file as the plain font inside it (https://www.w3.org/TR/WOFF/). fontkit opens WOFF too, but the inflater it brings
 * fails on some of the files in @fontsource (noto-sans-sc-101), and Node's own is several times faster.
 */
import { inflateSync } from "node:zlib";

const HEADER = 44;
const ENTRY = 20;

interface Table {
  /** Tag and checksum as they stand in the file. */
  tag: Buffer;
  checksum: Buffer;
  data: Buffer;
}

export function unpackWoff(woff: Buffer): Buffer {
  const tables = readTables(woff);
  const directory = 12 + 16 * tables.length;
  const head = Buffer.alloc(directory);
  woff.copy(head, 0, 4, 8);
  const power = Math.floor(Math.log2(tables.length));
  head.writeUInt16BE(tables.length, 4);
  head.writeUInt16BE(2 ** power * 16, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(tables.length * 16 - 2 ** power * 16, 10);
  const parts: Buffer[] = [head];
  let offset = directory;
  tables.forEach(({ tag, checksum, data }, index) => {
    const entry = 12 + 16 * index;
    tag.copy(head, entry);
    checksum.copy(head, entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(data.length, entry + 12);
    const padding = Buffer.alloc(-data.length & 3);
    parts.push(data, padding);
    offset += data.length + padding.length;
  });
  return Buffer.concat(parts);
}

function readTables(woff: Buffer): Table[] {
  const count = woff.readUInt16BE(12);
  return Array.from({ length: count }, (_, index) => {
    const entry = HEADER + ENTRY * index;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const data = woff.subarray(offset, offset + packed);
    return {
      tag: woff.subarray(entry, entry + 4),
      checksum: woff.subarray(entry + 16, entry + 20),
      // A table that did not become smaller is stored as it is.
      data: packed < length ? inflateSync(data) : data,
    };
  });
}
