import { firstBytes } from '../../../nodes/engine/sheets/first';
import { type Cells, readSheet } from '../../../nodes/engine/sheets/rows';
import { packingOf } from '../../../nodes/engine/sheets/unpack';
import { archive, gzip, inParts, streamOf } from './files';

const KIND = { what: 'a price sheet', columns: ['ProductId', 'UnitPrice'] };

/** Every row of a file that arrives in parts of so many bytes. */
async function rowsOf(content: Buffer, size = 7, most = Infinity): Promise<Cells[]> {
	const rows: Cells[] = [];
	await readSheet(inParts(content, size).source, KIND, (cells) => rows.push(cells) < most);
	return rows;
}

const CSV =
	'ProductId,SkuTitle,UnitPrice\r\nA,"Says ""hello"",\r\nthen leaves",0.1000000000000001\r\nB,Ünïcode ✓,19.80\r\n';
const ROWS = [
	{ ProductId: 'A', SkuTitle: 'Says "hello",\r\nthen leaves', UnitPrice: '0.1000000000000001' },
	{ ProductId: 'B', SkuTitle: 'Ünïcode ✓', UnitPrice: '19.80' },
];
const file = Buffer.from(CSV);
const marked = Buffer.from(`\uFEFF${CSV}`);

const FORMS: Array<[string, Buffer]> = [
	['plain', file],
	['plain, with a byte order mark', marked],
	['UTF-16, little end first', Buffer.from(`\uFEFF${CSV}`, 'utf16le')],
	['UTF-16, big end first', Buffer.from(`\uFEFF${CSV}`, 'utf16le').swap16()],
	['gzip', gzip(marked)],
	['zip, sizes behind the file', archive({ 'sheet.csv': marked })],
	['zip, sizes before the file', archive({ 'sheet.csv': marked }, { sizesBefore: true })],
	['zip, stored', archive({ 'sheet.csv': marked }, { stored: true })],
	['zip with a comment', archive({ 'sheet.csv': marked }, { comment: 'x'.repeat(300) })],
	['zip64', archive({ 'sheet.csv': marked }, { zip64: true })],
];

describe.each(FORMS)('%s', (_, content) => {
	test.each([1, 7, 100_000])('arrives in parts of %s bytes', async (size) => {
		expect(await rowsOf(content, size)).toEqual(ROWS);
	});
});

test.each([
	['tabs', 'ProductId\tUnitPrice\nA\t1,50\n', [{ ProductId: 'A', UnitPrice: '1,50' }]],
	['semicolons', 'ProductId;UnitPrice\nA;1,50\n', [{ ProductId: 'A', UnitPrice: '1,50' }]],
	['no line break at the end', 'ProductId,UnitPrice\nA,1', [{ ProductId: 'A', UnitPrice: '1' }]],
	['a quoted last field at the end', 'ProductId,UnitPrice\nA,"1"', [{ ProductId: 'A', UnitPrice: '1' }]],
	[
		'empty fields and lines',
		'ProductId,UnitPrice\n\nA,\r\n\r\n,2\n',
		[
			{ ProductId: 'A', UnitPrice: '' },
			{ ProductId: '', UnitPrice: '2' },
		],
	],
	['a quote inside a field', 'ProductId,UnitPrice\n19" rack,1\n', [{ ProductId: '19" rack', UnitPrice: '1' }]],
	[
		'a separator too many at each end',
		'ProductId,UnitPrice\nA,1,\nB,2,,\n',
		[
			{ ProductId: 'A', UnitPrice: '1' },
			{ ProductId: 'B', UnitPrice: '2' },
		],
	],
	['blanks around names', ' ProductId , UnitPrice\nA,1\n', [{ ProductId: 'A', UnitPrice: '1' }]],
	['only a header', 'ProductId,UnitPrice\n', []],
])('%s', async (_, text, rows) => {
	for (const size of [1, 5, 1000]) expect(await rowsOf(Buffer.from(text), size)).toEqual(rows);
});

const large = Buffer.from(`ProductId,UnitPrice\n${'A,1\n'.repeat(100_000)}`);
const zipped = archive({ 'sheet.csv': large });

test.each<[string, Buffer, string]>([
	['a web page', Buffer.from('<html><body>Sign in</body></html>'), 'web page instead of a price sheet'],
	['an answer as JSON', Buffer.from('{"error":{"code":"ProductId"}}'), 'The response is not a price sheet'],
	['nothing', Buffer.alloc(0), 'an empty file instead of a price sheet'],
	['another sheet', Buffer.from('a,b\n1,2\n'), 'none of the columns of a price sheet'],
	[
		'a value too many',
		Buffer.from('ProductId,UnitPrice\nA,1,2\nB,1\n'),
		'Row 2 of a price sheet has 3 values for 2 columns',
	],
	[
		'a value too few',
		Buffer.from('ProductId,UnitPrice\nA\nB,1\n'),
		'Row 2 of a price sheet has 1 values for 2 columns',
	],
	['a last row that is cut off', Buffer.from('ProductId,UnitPrice\nA,1\nB'), 'ended before it was complete'],
	['quotes that do not end', Buffer.from('ProductId,UnitPrice\nA,"1\nB,2\n'), 'ended before it was complete'],
	[
		'quotes that do not end for long',
		Buffer.from(`ProductId,UnitPrice\nA,"${'x'.repeat(6_000_000)}`),
		'a quoted text does not end',
	],
	['a gzip that is cut off', gzip(file).subarray(0, 60), 'damaged'],
	['a gzip with a wrong byte', Buffer.from(gzip(file)).fill(0xff, 20, 30), 'damaged'],
	['a zip that is cut off', zipped.subarray(0, zipped.length - 100), 'ended before it was complete'],
	['a zip that is cut off in its header', zipped.subarray(0, 12), 'ended before it was complete'],
	['a zip with wrong bytes', Buffer.from(zipped).fill(0xff, 60, 80), 'damaged'],
	['a zip with a wrong check sum', archive({ 'sheet.csv': file }, { wrongSum: true }), 'damaged'],
	['a zip that is locked', archive({ 'sheet.csv': file }, { locked: true }), 'password-protected'],
	['a zip packed in another way', archive({ 'sheet.csv': file }, { method: 9 }), 'unsupported compression (method 9)'],
	[
		'a zip of two files',
		archive({ 'one.csv': file, 'two.csv': file }, { sizesBefore: true, stored: true }),
		'contains 2 files',
	],
])('%s is reported in words', async (_, content, words) => {
	for (const size of [11, 60_000]) await expect(rowsOf(content, size)).rejects.toThrow(words);
});

/** So many bytes of a sheet, without ever holding it. */
async function* generated(bytes: number): AsyncGenerator<Uint8Array> {
	yield Buffer.from('ProductId,SkuTitle,UnitPrice\n');
	const rows = Buffer.from(`CFQ7TTC0LCHC,"${'Microsoft 365 '.repeat(20)}",17.60\n`.repeat(200));
	for (let sent = 0; sent < bytes; sent += rows.length) yield rows;
}

const MEGABYTE = 1_048_576;

test('rows with a limit leave the rest of the sheet alone', async () => {
	for (const content of [large, gzip(large), zipped]) {
		const { source, taken } = inParts(content, 1000);
		let rows = 0;
		await readSheet(source, KIND, () => (rows += 1) < 5);
		expect(rows).toBe(5);
		// An archive is held back as far as its directory may reach.
		if (content === large) expect(taken.bytes).toBeLessThan(10_000);
	}
});

test('a sheet of 60 MB is read in bounded memory', async () => {
	const before = process.memoryUsage().rss;
	let most = before;
	let rows = 0;
	await readSheet(generated(60 * MEGABYTE), KIND, () => {
		rows += 1;
		if (rows % 5000 === 0) most = Math.max(most, process.memoryUsage().rss);
		return true;
	});
	expect(rows).toBeGreaterThan(190_000);
	expect((most - before) / MEGABYTE).toBeLessThan(120);
}, 60_000);

test.each([
	['gzip', gzip],
	['zip', (content: Buffer) => archive({ 'sheet.csv': content })],
] as const)(
	'a sheet of 60 MB, packed as %s, is unpacked in bounded memory',
	async (_, pack) => {
		const parts: Buffer[] = [];
		for await (const part of generated(60 * MEGABYTE)) parts.push(Buffer.from(part));
		const packed = pack(Buffer.concat(parts));
		parts.length = 0;
		const before = process.memoryUsage().rss;
		let most = before;
		let rows = 0;
		await readSheet(inParts(packed, 65_536).source, KIND, () => {
			rows += 1;
			if (rows % 5000 === 0) most = Math.max(most, process.memoryUsage().rss);
			return true;
		});
		expect(rows).toBeGreaterThan(190_000);
		expect((most - before) / MEGABYTE).toBeLessThan(120);
	},
	60_000,
);

test('a packed sheet of 60 MB is unpacked as fast as it is taken, not faster', async () => {
	const parts: Buffer[] = [];
	for await (const part of generated(60 * MEGABYTE)) parts.push(Buffer.from(part));
	// Stored, so that the packed file is as large as the sheet and reading ahead would show.
	const packed = archive({ 'sheet.csv': Buffer.concat(parts) }, { stored: true });
	const { source, taken } = inParts(packed, 65_536);
	let rows = 0;
	await readSheet(source, KIND, () => (rows += 1) < 100);
	expect(rows).toBe(100);
	expect(taken.bytes).toBeLessThan(MEGABYTE);
}, 60_000);

test('the first bytes show the packing, and stay in the file', async () => {
	for (const [content, packing] of [
		[file, 'none'],
		[gzip(file), 'gzip'],
		[zipped, 'zip'],
		[Buffer.from('PK'), 'none'],
		[Buffer.alloc(0), 'none'],
	] as const) {
		for (const size of [1, 1000]) {
			const stream = streamOf(content, size);
			expect(packingOf(await firstBytes(stream, 4))).toBe(packing);
			const parts: Buffer[] = [];
			for await (const part of stream) parts.push(part as Buffer);
			expect(Buffer.concat(parts).equals(content)).toBe(true);
		}
	}
});
