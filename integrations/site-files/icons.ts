/** The icons that browsers, phones and feed readers ask for, all drawn from `favicon.svg`. */
import sharp from "sharp";
import { GROUND } from "#src/domain/brand.ts";

export interface Icon {
  /** Address in the portal. */
  path: string;
  data: Buffer;
}

async function drawPng(svg: Buffer, size: number, inset = 0): Promise<Buffer> {
  const inner = Math.round(size * (1 - 2 * inset));
  const drawn = await sharp(svg, { density: (72 * inner) / 32 })
    .resize(inner, inner, { fit: "contain", background: "#0000" })
    .png()
    .toBuffer();
  if (inset === 0) return drawn;
  return sharp({ create: { width: size, height: size, channels: 3, background: GROUND.light } })
    .composite([{ input: drawn }])
    .png()
    .toBuffer();
}

const HEADER = 6;
const ENTRY = 16;

/** An ICO file that holds PNG pictures, which every browser has read for many years. */
export function packIco(pictures: readonly { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(HEADER + ENTRY * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size, png }, index) => {
    const at = HEADER + ENTRY * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** Share of a side that stays empty, so that phones may cut the icon round. */
const SAFE = 0.12;

export async function drawIcons(svg: Buffer): Promise<Icon[]> {
  const [small, medium, large, touch, cut] = await Promise.all([
    Promise.all([16, 32, 48].map(async (size) => ({ size, png: await drawPng(svg, size) }))),
    drawPng(svg, 192),
    drawPng(svg, 512),
    drawPng(svg, 180, SAFE),
    drawPng(svg, 512, SAFE),
  ]);
  return [
    { path: "/favicon.ico", data: packIco(small) },
    { path: "/icon-192.png", data: medium },
    { path: "/icon-512.png", data: large },
    { path: "/apple-touch-icon.png", data: touch },
    { path: "/icon-maskable.png", data: cut },
  ];
}
