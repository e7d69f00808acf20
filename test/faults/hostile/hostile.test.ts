import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { INodeParameters } from 'n8n-workflow';

import { sale } from '../../flows/ingram/parameters';
import { UNKNOWN_OUTCOME } from '../../support/sentences';

import type { Ended, Run } from './child';
import { BODIES, FILES, LINKS, LISTS, startHostileServer, type HostileServer } from './server';

/** Servers that are broken or mean harm: every run ends with a sentence, in a process with 512 MB of heap. */

const LIMIT = 400_000;
jest.setTimeout(LIMIT + 10_000);

/** The large ones are the same for whoever reads them; here it is what becomes of the order. */
const BOUGHT = Object.keys(BODIES).filter((name) => !/millions|objects|refusal that unpacks/.test(name));

/** A request has a second, and is not repeated. */
const options = { requestTimeout: 1, retryFor: 0.1 };

const orders: INodeParameters = {
	resource: 'order',
	operation: 'getAll',
	returnAll: true,
	simplify: false,
	filters: {},
	options,
};
const customers: INodeParameters = { ...orders, resource: 'customer', filterBy: 'none' };
const purchase = sale('1000', '', { options: { ...options, withoutOrderKey: true, checkAccount: false } });
const file = (downloadUrl: string): INodeParameters => ({
	resource: 'report',
	operation: 'download',
	source: 'link',
	downloadUrl,
	binaryPropertyName: 'data',
	options,
});

const SIGN_INS = [
	'a body without end',
	'a refusal without end',
	'a small body that unpacks to a large one',
	'a body that drips',
];

/** A large answer may take a moment longer than a second on a busy machine: those that end by their size have time. */
const patient = (name: string, parameters: INodeParameters): INodeParameters =>
	/drip|101|999999/.test(name)
		? parameters
		: { ...parameters, options: { ...(parameters.options as INodeParameters), requestTimeout: 60 } };

let server: HostileServer;
const ended = new Map<string, Ended>();
let exit: number | string | null;

function runsOf({ url }: HostileServer): Run[] {
	const run = (node: string, name: string, parameters: INodeParameters): Run => ({
		name,
		node,
		parameters: patient(name, parameters),
		url: url(name),
	});
	return [
		...Object.keys({ ...BODIES, ...LISTS }).map((name) => run('ingramMicroOrder', name, orders)),
		...BOUGHT.map((name) => run('ingramMicroSalesOrder', `${name} of a purchase`, purchase)),
		...SIGN_INS.map((name) => run('ingramMicroOrder', `${name} of the sign-in`, orders)),
		...Object.keys(LINKS).map((name) => run('partnerCenterCustomer', name, customers)),
		...Object.keys(FILES).map((name) => run('ingramMicroReport', name, file(`${url(name)}/report.csv`))),
	];
}

beforeAll(async () => {
	server = await startHostileServer({ ...BODIES, ...LISTS, ...LINKS, ...FILES });
	const child = spawn(
		process.execPath,
		['--max-old-space-size=512', '--require', 'tsx/cjs', join(__dirname, 'child.ts'), JSON.stringify(runsOf(server))],
		{ stdio: ['ignore', 'pipe', 'pipe'] },
	);
	const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT);
	let [out, errors] = ['', ''];
	child.stdout.on('data', (part: Buffer) => (out += part.toString()));
	child.stderr.on('data', (part: Buffer) => (errors += part.toString()));
	exit = await new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)));
	clearTimeout(timer);
	for (const line of out.split('\n').filter((one) => one.startsWith('{'))) {
		const one = JSON.parse(line) as Ended;
		ended.set(one.name, one);
	}
	if (exit !== 0) process.stderr.write(errors.slice(-2000));
}, LIMIT + 10_000);
afterAll(() => server.stop());

const endOf = (name: string): Ended => {
	const end = ended.get(name);
	if (!end) throw new Error(`"${name}" did not end`);
	return end;
};

/** A sentence for a person. */
function expectSentence(error: string | undefined): void {
	expect(error).toMatch(/^[A-Z].{30,}[.)]$/s);
	expect(error).not.toMatch(/undefined|\[object|null|is not a function|call stack|Cannot read/);
	expect(error).not.toMatch(/^Item 0/);
	expect(error?.length).toBeLessThan(1500);
}

test('B9, B12: the process did not end by itself', () => expect(exit).toBe(0));

test.each(Object.keys(BODIES))('%s, of a list', (name) => {
	const { error, rows } = endOf(name);
	expectSentence(error);
	expect(rows).toBe(1);
});

test.each(BOUGHT)('%s, of a purchase: never reported as bought, and sent once', (base) => {
	const name = `${base} of a purchase`;
	const { error, details } = endOf(name);
	expectSentence(error);
	expect(server.came.filter((one) => one.name === name && one.method === 'POST')).toHaveLength(1);
	expect(error).toMatch(UNKNOWN_OUTCOME);
	expect(details).toMatchObject({ outcome: 'unknown' });
});

test.each(SIGN_INS)('%s, of the sign-in', (name) => expectSentence(endOf(`${name} of the sign-in`).error));

describe('lists', () => {
	test.each(['1e7', '1e9', '1e999', '-5', '9007199254740993', '1.5', '"many"', '[1]', '{}', 'null'])(
		'a total of %s',
		(total) => {
			expectSentence(endOf(`a total of ${total}`).error);
			expect(server.came.filter(({ name }) => name === `a total of ${total}`).length).toBeLessThan(10);
		},
	);

	test.each(['rows without end, a page of 2 MB each', 'another total on each page'])('%s', (name) => {
		expectSentence(endOf(name).error);
		expect(server.came.filter((one) => one.name === name).length).toBeLessThan(1000);
	});

	test('an ID keeps its digits', () =>
		expect(endOf('an ID beyond 2^53').first).toMatchObject({ id: '90071992547409931' }));

	test('a member called __proto__ changes nothing', () => {
		expect(endOf('a member called __proto__')).toMatchObject({ rows: 1, first: { id: '1' } });
		expect(endOf('a member called __proto__').error).toBeUndefined();
	});
});

describe('links', () => {
	test.each([
		'next links without end, each with new rows',
		'empty pages without end',
		'a next link to the same page',
		'a token with a line end',
		'a link of 20 MB',
	])('%s', (name) => {
		expectSentence(endOf(name).error);
		expect(server.came.filter((one) => one.name === name).length).toBeLessThan(1000);
	});

	test.each(Object.keys(LINKS).filter((name) => name.includes('of the shape')))('%s', (name) => {
		const { error, rows } = endOf(name);
		if (error !== undefined) expectSentence(error);
		else expect(rows).toBe(server.came.filter((one) => one.name === name).length);
	});

	test('of the headers that a link names, only the documented one is sent', () => {
		const name = 'a next link that names headers';
		expect(endOf(name)).toMatchObject({ rows: 2 });
		const { headers } = server.came.filter((one) => one.name === name)[1];
		expect(headers).toMatchObject({ 'ms-continuationtoken': 'token', authorization: 'Bearer token-1' });
		expect(headers.host).toMatch(/^127\.0\.0\.1:/);
		expect([headers['content-length'], headers['transfer-encoding']]).toEqual([undefined, undefined]);
	});
});

test.each(Object.keys(FILES))('%s', (name) => {
	expectSentence(endOf(name).error);
	expect(server.came.filter((one) => one.name === name).length).toBeLessThan(10);
});
