/** Image files made by code: good, odd and hostile ones. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { SAMPLE_NAMES } from '../../../main/samples/names.ts';
import { makeSample } from '../../../main/samples/samples.ts';

/** The synthetic sample studies as files on the disk, in the order in which the application offers them. */
export async function sampleFiles(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ailydian-samples-'));
  return Promise.all(SAMPLE_NAMES.map(async (name) => write(folder, name, await makeSample(name))));
}

/** One of each kind that a clinic drops on a window sooner or later. */
export async function oddFiles() {
  const folder = mkdtempSync(join(tmpdir(), 'ailydian-odd-'));
  const photo = await colourPhoto();
  return {
    photo: write(folder, 'photo.jpg', photo),
    corrupt: write(folder, 'corrupt.png', (await greyPng(512)).subarray(0, 4000)),
    bomb: write(folder, 'bomb.png', claimSize(await greyPng(64), 40_000)),
    tooLarge: write(folder, 'large.png', Buffer.concat([await greyPng(64), Buffer.alloc(11 * 1024 * 1024)])),
    empty: write(folder, 'empty.dcm', Buffer.alloc(0)),
    text: write(folder, 'notes.txt', Buffer.from('not an image')),
  };
}

function colourPhoto(): Promise<Buffer> {
  const [width, height] = [640, 480];
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (i * (1 + (i % 3)) * 31) % 251;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}

function greyPng(side: number): Promise<Buffer> {
  const pixels = Buffer.alloc(side * side, 0);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = (i * 7919) % 253;
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png()
    .toBuffer();
}

/** Writes another width and height into the PNG header: a small file that claims to be a huge image. */
function claimSize(png: Buffer, side: number): Buffer {
  const lying = Buffer.from(png);
  lying.writeUInt32BE(side, 16);
  lying.writeUInt32BE(side, 20);
  return lying;
}

function write(folder: string, name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
