import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** Width, height, one bit a dot, shades of grey, and the one way there is to pack, filter and not interlace. */
function header(width: number, height: number): Buffer {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return data;
}

/** A picture in black and white, one bit a dot; the same dots make the same bytes. */
export function encodePng(width: number, height: number, isDark: (x: number, y: number) => boolean): Buffer {
  // Each line begins with the number of its filter: none.
  const lineLength = 1 + Math.ceil(width / 8);
  const dots = Buffer.alloc(lineLength * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const byte = y * lineLength + 1 + (x >> 3);
      if (!isDark(x, y)) dots.writeUInt8(dots.readUInt8(byte) | (0x80 >> (x & 7)), byte);
    }
  }
  const packed = deflateSync(dots, { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header(width, height)),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
