import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { PNG } from 'pngjs';

/** One picture of the film, and for how long it is shown. */
export interface Frame {
	png: Buffer;
	milliseconds: number;
}

const COLORS = 127;
/** The index after the colors: where a pixel is as it was before. */
const SAME = COLORS;

/** Pictures of one size as an animated GIF. A picture that changes nothing makes the one before it last longer. */
export function gifOf(frames: Frame[]): Uint8Array {
	const pictures = frames.map(({ png, milliseconds }) => ({ ...PNG.sync.read(png), milliseconds }));
	const [{ width, height }] = pictures;
	const palette = paletteOf(pictures.map(({ data }) => data));
	const gif = GIFEncoder();
	let shown: Uint8Array | undefined;
	for (const { pixels, milliseconds } of merged(pictures, palette)) {
		const before = shown;
		const index = before ? pixels.map((color, at) => (color === before[at] ? SAME : color)) : pixels;
		const options = before ? { transparent: true, transparentIndex: SAME } : { palette };
		gif.writeFrame(index, width, height, { ...options, delay: milliseconds, dispose: 1 });
		shown = pixels;
	}
	gif.finish();
	return gif.bytes();
}

/** The colors of all pictures; the last place in the table is for pixels that stay. */
function paletteOf(pictures: Uint8Array[]): number[][] {
	// A pixel in seven shows every color that matters, and no column of a picture is left out.
	const sample = pictures.flatMap((data) =>
		Array.from({ length: Math.floor(data.length / 28) }, (_, at) => at * 28).flatMap((at) => [
			...data.subarray(at, at + 4),
		]),
	);
	const colors = quantize(Uint8Array.from(sample), COLORS);
	return [...colors, ...Array.from({ length: COLORS + 1 - colors.length }, () => [0, 0, 0])];
}

/** The pictures in the colors of the table, without repeats. */
function merged(pictures: Array<{ data: Uint8Array; milliseconds: number }>, palette: number[][]) {
	const result: Array<{ pixels: Uint8Array; milliseconds: number }> = [];
	for (const { data, milliseconds } of pictures) {
		const pixels = applyPalette(data, palette.slice(0, COLORS));
		const last = result.at(-1);
		if (last && Buffer.compare(last.pixels, pixels) === 0) last.milliseconds += milliseconds;
		else result.push({ pixels, milliseconds });
	}
	return result;
}
