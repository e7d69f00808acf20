import type { IHttpRequestOptions } from 'n8n-workflow';
import { Readable } from 'node:stream';

import { Problem, type Session } from '../../../nodes/engine/declare';
import { fitting, nameInHeader } from '../../../nodes/engine/http/files/fileNames';
import { watchFile } from '../../../nodes/engine/http/files/fileStream';
import { openLink } from '../../../nodes/engine/http/files/openFile';

import { countWarning } from '../../../nodes/PartnerCenter/BillingExport/manifest';

import { fakeSession, vendor } from '../session';

/** Files as servers give them: where a link leads, what a file is called, and how long it goes on. */

type Link = { location?: string; status?: number };

/** Opens a link at a platform with this address. @returns the addresses that were asked, and the problem */
async function open(base: string, link: string, answers: Link[] = []) {
	const asked: string[] = [];
	const httpRequest = async ({ url }: IHttpRequestOptions) => {
		const { location, status = location === undefined ? 200 : 302 } = answers[asked.length] ?? {};
		asked.push(String(url));
		return {
			statusCode: status,
			headers: location === undefined ? {} : { location },
			body: Readable.from([Buffer.from('a,b')]),
		};
	};
	const { session } = await fakeSession(() => ({}), { vendor: { ...vendor, baseUrl: () => base } });
	const context = { helpers: { httpRequest } } as unknown as Session['context'];
	const problem = await openLink({ ...session, context }, link).then(
		() => undefined,
		(error: Error) => error,
	);
	return { asked, problem };
}

const INSIDE = [
	'127.0.0.1',
	'127.1.2.3',
	'localhost',
	'localhost.',
	'files.localhost',
	'2130706433',
	'0x7f.1',
	'017700000001',
	'0.0.0.0',
	'[::1]',
	'[::]',
	'[::ffff:127.0.0.1]',
	'[64:ff9b::7f00:1]',
	'[fe80::1]',
	'169.254.169.254',
	'10.1.2.3',
	'172.16.0.1',
	'172.31.255.1',
	'192.168.1.1',
	'100.64.0.1',
	'[fd00::1]',
	'[::ffff:10.0.0.1]',
];

describe.each(INSIDE)('B10: %s', (host) => {
	test('is not opened for a platform outside', async () => {
		const { asked, problem } = await open('https://api.example.com', `https://${host}/report.csv?sig=secret`);
		expect(problem).toBeInstanceOf(Problem);
		expect(problem?.message).toMatch(/so it was not opened/);
		expect(problem?.message).not.toContain('secret');
		expect(asked).toEqual([]);
	});

	test('is no place to be redirected to', async () => {
		const { asked, problem } = await open('https://api.example.com', 'https://files.example.com/a', [
			{ location: `https://${host}/a` },
		]);
		expect(problem?.message).toMatch(/so it was not opened/);
		expect(asked).toEqual(['https://files.example.com/a']);
	});

	test('is opened for a platform on this machine', async () => {
		const { problem } = await open('http://127.0.0.1:8787', `https://${host}/a`);
		expect(problem).toBeUndefined();
	});
});

test('a platform in a private network may send to it, but not to this machine', async () => {
	expect((await open('https://10.0.0.5', 'https://10.0.0.6/a')).problem).toBeUndefined();
	expect((await open('https://10.0.0.5', 'https://127.0.0.1/a')).problem).toBeInstanceOf(Problem);
});

test('a few redirects are followed, relative ones too; endless ones are not', async () => {
	const hops = [{ location: '/b' }, { location: 'https://other.example.com/c' }];
	expect((await open('https://api.example.com', 'https://files.example.com/a', hops)).asked).toEqual([
		'https://files.example.com/a',
		'https://files.example.com/b',
		'https://other.example.com/c',
	]);
	const endless = Array.from({ length: 50 }, () => ({ location: '/again' }));
	const { asked, problem } = await open('https://api.example.com', 'https://files.example.com/a', endless);
	expect(problem?.message).toMatch(/redirects again and again/);
	expect(asked).toHaveLength(6);
});

test.each<[string | undefined, string | undefined]>([
	[undefined, undefined],
	['attachment', undefined],
	['attachment; filename="invoice.pdf"', 'invoice.pdf'],
	['attachment; filename=invoice.pdf; size=3', 'invoice.pdf'],
	["attachment; filename*=UTF-8''Rechnung%20M%C3%A4rz.pdf", 'Rechnung März.pdf'],
	['attachment; filename="x.pdf"; filename*=UTF-8\'\'Rechnung%20M%C3%A4rz.pdf', 'Rechnung März.pdf'],
	["attachment; filename*=ISO-8859-1'de'M%E4rz.pdf", 'März.pdf'],
	['attachment; filename="x.pdf"; filename*=UTF-8\'\'%ZZ', 'x.pdf'],
	[`attachment; filename="${Buffer.from('März.pdf').toString('latin1')}"`, 'März.pdf'],
	['attachment; filename="a \\"b\\".pdf"', 'a _b_.pdf'],
	['attachment; filename="../../etc/passwd"', '_.._etc_passwd'],
	['attachment; filename="C:\\\\x\\\\y.pdf"', 'C__x_y.pdf'],
	["attachment; filename*=UTF-8''a%0D%0AHost%3A%20x%00.pdf", 'aHost_ x.pdf'],
	["attachment; filename*=UTF-8''exe%E2%80%AEfdp.pdf", 'exefdp.pdf'],
	['attachment; filename=".."', undefined],
	['attachment; filename="__proto__"', '__proto__'],
])('F2, B11: the name in %p', (header, name) => expect(nameInHeader(header)).toBe(name));

test('a long name keeps its ending', () => {
	const name = nameInHeader(`attachment; filename="${'n'.repeat(5000)}.csv.gz"`);
	expect(name).toMatch(/^n+\.csv\.gz$/);
	expect(name?.length).toBeLessThanOrEqual(120);
});

test.each<[string, boolean, string | undefined, string, string]>([
	['report.csv.gz', true, undefined, 'report.csv.gz', 'application/gzip'],
	['report.csv.gz', false, 'application/gzip', 'report.csv', 'text/csv'],
	['report.json', true, 'application/json', 'report.json.gz', 'application/gzip'],
	['report', false, 'application/gzip', 'report', 'application/octet-stream'],
	['report', false, 'text/plain', 'report', 'text/plain'],
	['__proto__', false, undefined, '__proto__', 'application/octet-stream'],
	['a.constructor', false, undefined, 'a.constructor', 'application/octet-stream'],
	['INVOICE.PDF', false, undefined, 'INVOICE.PDF', 'application/pdf'],
])('F1: %s, packed: %p, sent as %p, is kept as %s, %s', (given, packed, sent, name, type) =>
	expect(fitting(given, packed, sent)).toEqual({ name, type }),
);

test.each([
	[{ blobCount: 2, blobs: [{ name: 'a' }] }, /has 2 files, but names 1\./],
	[{ blobCount: 1, blobs: [] }, /has 1 file, but names 0\./],
	[{ blobCount: '2' }, /has 2 files, but names 0\./],
])('F3: a manifest that names other files than it counts: %j', (manifest, warning) =>
	expect(countWarning(manifest)).toMatch(warning),
);

test.each([{ blobCount: 1, blobs: [{ name: 'a' }] }, { blobs: [] }, { blobCount: null, blobs: [{ name: 'a' }] }])(
	'F3: a manifest that is as it says, or does not say: %j',
	(manifest) => expect(countWarning(manifest)).toBeUndefined(),
);

test('a file that never seems to end is broken off, and says so', async () => {
	const { session } = await fakeSession(() => ({}));
	const part = Buffer.alloc(1000);
	const endless = new Readable({
		read() {
			this.push(part);
		},
	});
	watchFile(session, endless, { most: 10_000, least: 0 });
	let size = 0;
	const reading = (async () => {
		for await (const bytes of endless) size += (bytes as Buffer).length;
	})();
	await expect(reading).rejects.toThrow(/so it was not read to its end/);
	expect(size).toBeLessThanOrEqual(10_000);
});
