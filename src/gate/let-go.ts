/** Gives a piece's memory back at once. Reading a long file leaves pieces behind faster than they would be collected. */
export function letGo({ buffer, byteLength }: Uint8Array): void {
  // A piece of a shared buffer belongs to others as well.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
