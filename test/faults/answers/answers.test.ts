import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { top } from '../../../scripts/package';

import { ALONE, ECHOES } from './echoes';
import { ENCODINGS, READABLE, SAID } from './encodings';
import { FRAMING } from './framing';
import { PACKING } from './packing';
import { PAUSES, TWO_PAUSES } from './pauses';
import { links, redirects } from './places';
import { type Ended, NODES, SECRETS, type Stage, startStage } from './runs';
import { type Cases, reply } from './server';
import { JSON_VALUES } from './values';

/** Any answer in, a sentence out: in bounded time and memory, without a secret, and nothing sent elsewhere. */

jest.setTimeout(120_000);

let stage: Stage;
beforeAll(async () => {
	stage = await startStage();
});
afterAll(async () => await stage.stop());

const MB = 1024 * 1024;

/** Letters and digits alone: a secret in pieces is one all the same. */
const bones = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Whether a text shows so much of a secret that it is no accident: as it is, or packed. */
function leaks(text: string): string[] {
	const plain = text.replace(
		/\\u([0-9a-f]{4})|%([0-9a-f]{2})|&#x([0-9a-f]+);/gi,
		(_, a: string, b: string, c: string) => String.fromCharCode(parseInt(a ?? b ?? c, 16)),
	);
	const shown = [bones(text), bones(plain)];
	return SECRETS.filter((secret) => {
		const packed = [0, 1, 2].map((from) =>
			Buffer.from(`${'x'.repeat(from)}${secret}`)
				.toString('base64')
				.slice(4, -4),
		);
		const hex = Buffer.from(secret).toString('hex');
		return [secret, hex, ...packed]
			.map(bones)
			.some((form) =>
				Array.from({ length: Math.max(1, form.length - 15) }, (_, from) => form.slice(from, from + 16)).some((piece) =>
					shown.some((one) => one.includes(piece)),
				),
			);
	});
}

const MARKS = /\p{Cc}|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** What is wrong with the node's own sentence. */
function wrongSentence(error: string): string {
	if (!/^[A-Z].{25,}[.)]$/su.test(error)) return `no sentence: ${error.slice(0, 300)}`;
	if (/undefined|\[object|\bNaN\b|is not a function|Cannot read|call stack|Unexpected token|Invalid time/.test(error))
		return `a hole: ${error.slice(0, 300)}`;
	return error.length > 1500 ? `${error.length} characters` : '';
}

/** What is wrong with the platform's words below it. */
function wrongWords(words: string): string {
	if (words.length > 1200) return `${words.length} characters of foreign text`;
	return /\[object|^\W*$|\. ?\. |Code \./.test(words) ? `a hole in the words: ${words.slice(0, 300)}` : '';
}

/** What is wrong with an end; '' when nothing is. */
function wrongWith({ error, details, kept, took }: Ended): string {
	if (took > 6000) return `took ${Math.round(took)} ms`;
	if (error === undefined) return '';
	const words = (details?.platform ?? '') as string;
	const wrong = wrongSentence(error) || (words && wrongWords(words));
	if (wrong) return wrong;
	if (MARKS.test(error + words)) return `marks: ${JSON.stringify(`${error} ${words}`.slice(0, 400))}`;
	if (kept.length > 6000) return `${kept.length} characters kept`;
	const leaked = leaks(kept);
	return leaked.length > 0 ? `shows ${leaked.join(', ')}: ${kept.slice(0, 1500)}` : '';
}

async function attack(platforms: string[], cases: Cases): Promise<Record<string, string>> {
	const wrong: Record<string, string> = {};
	const before = process.memoryUsage().rss;
	for (const platform of platforms)
		for (const [name, answer] of Object.entries(cases)) {
			const end = await stage
				.run(platform, name, answer)
				.catch((error: Error): Ended => ({ error: `threw ${error.stack}`, rows: [], kept: '', took: 0 }));
			const why = wrongWith(end);
			if (why !== '') wrong[`${platform}: ${name}`] = why;
			const { repeats } = NODES[platform];
			if (repeats === undefined) continue;
			if (end.error === undefined) wrong[`${platform}: ${name}`] = 'reported as bought';
			const posts = stage.server.came(`${platform}: ${name}`).filter(({ method }) => method === 'POST');
			// A repeat that the platform recognizes has the same ID.
			const purchases = repeats === '' ? posts.length : new Set(posts.map(({ headers }) => headers[repeats])).size;
			if (purchases !== 1) wrong[`${platform}: ${name}`] = `sent as ${purchases} purchases`;
		}
	const grown = (process.memoryUsage().rss - before) / MB;
	if (grown > 700) wrong.memory = `grew by ${Math.round(grown)} MB`;
	return wrong;
}

const LISTS = ['Ingram Micro', 'Partner Center', 'Adobe'];
const ALL = Object.keys(NODES);

const FAMILIES: Record<string, Cases> = { ENCODINGS, PACKING, FRAMING, JSON_VALUES, ECHOES, ALONE, PAUSES, TWO_PAUSES };

describe.each(Object.entries(FAMILIES))('15.5, 15.7: %s', (_, cases) => {
	test.each(ALL)('%s', async (platform) => expect(await attack([platform], cases)).toEqual({}));
});

describe('places', () => {
	test.each(LISTS)('links of %s', async (platform) => {
		expect(await attack([platform], links(stage.server.port, stage.other.port))).toEqual({});
	});

	test.each(ALL)('redirects of %s', async (platform) => {
		expect(await attack([platform], redirects(stage.server.port, stage.other.port))).toEqual({});
	});

	test('nothing was sent elsewhere', () => expect(stage.other.came('never')).toEqual([]));
});

/** Words with a status of success, where a list was asked for. */
const NO_LISTS = [
	'{"message":"Scheduled maintenance"}',
	'{"code":"503","description":"Not now"}',
	'{"error":{"code":"Busy","message":"Later"}}',
	'{"error_code":"429001","message":"Too many requests"}',
	'"Scheduled maintenance"',
	'true',
	'5',
	'null',
];

test.each(LISTS)('what is no list is none without rows: %s', async (platform) => {
	const ends = [];
	for (const text of NO_LISTS) ends.push(await stage.run(platform, text, reply(200, text)));
	expect(ends.map(({ error }) => typeof error)).toEqual(NO_LISTS.map(() => 'string'));
	const empty = '{"items":[],"data":[],"totalCount":0,"pagination":{"total":0}}';
	expect(await stage.run(platform, 'an empty list', reply(200, empty))).toMatchObject({ rows: [] });
});

test.each(LISTS)('W1: the words of %s arrive', async (platform) => {
	const silent: string[] = [];
	for (const [name, answer] of Object.entries(ENCODINGS).filter(([one]) => READABLE.test(one)))
		if (!String((await stage.run(platform, name, answer)).details?.platform).includes(SAID)) silent.push(name);
	expect(silent).toEqual([]);
});

test('15.7: docs/security.md has the number of answers', () => {
	const count = [...Object.values(FAMILIES), links(1, 2), redirects(1, 2)].flatMap((cases) =>
		Object.keys(cases),
	).length;
	expect(readFileSync(join(top, 'docs/security.md'), 'utf8')).toContain(`: ${count} answers, each`);
});
