export type PictureType = 'avif' | 'gif' | 'jpeg' | 'png' | 'webp'

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

const marks: Readonly<Record<PictureType, (bytes: Uint8Array) => boolean>> = {
  jpeg: bytes => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff,
  png: bytes => text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n',
  gif: bytes => /^GIF8[79]a$/.test(text(bytes, 0, 6)),
  webp: bytes => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP',
  avif: bytes => text(bytes, 4, 8) === 'ftyp' && /^(avif|avis)/.test(text(bytes, 8, 12)),
}

/** By what the bytes say: a name and a header can say anything. Nothing for what is none of them, such as SVG. */
export const typeOfPicture = (bytes: Uint8Array): PictureType | undefined =>
  (Object.keys(marks) as PictureType[]).find(type => marks[type](bytes))
