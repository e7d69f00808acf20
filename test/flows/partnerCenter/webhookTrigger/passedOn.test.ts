import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { chosen, PASSING, webhookTrigger } from './setup';

const { begin, post, sign } = webhookTrigger();

describe('passed on', () => {
	const taken: Array<{ body: string; authorization?: string }> = [];
	let works = true;
	/** what the other address does with an event before it answers */
	let meanwhile = async (): Promise<void> => {};
	const other = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			if (works) taken.push({ body: Buffer.concat(chunks).toString(), authorization: request.headers.authorization });
			void meanwhile().then(() => response.writeHead(works ? 200 : 500).end());
		});
	});
	let url: string;
	beforeAll(async () => {
		await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/hook`;
	});
	afterAll(() => void other.close());

	test('is each event as it came, also one that was not chosen; what was not taken comes again, and starts nothing twice', async () => {
		const parameters = chosen(['test-created'], PASSING);
		begin({ 'node:Node': { registration: { former: url, added: [] } } });
		const wanted = sign({});
		expect(await post(wanted, parameters)).toMatchObject({ status: 200, items: [{}] });
		const notChosen = sign({ EventName: 'invoice-ready' });
		expect(await post(notChosen, parameters)).toEqual({ status: 200, items: null });
		expect(taken).toEqual(
			[wanted, notChosen].map(({ body, headers }) => ({ body, authorization: headers.authorization })),
		);
		works = false;
		const later = sign({});
		expect(await post(later, parameters)).toMatchObject({ status: 503, items: [{}] });
		works = true;
		expect(await post(later, parameters)).toEqual({ status: 200, items: null });
		expect(taken).toHaveLength(3);
	});

	test('is no event that comes back from there, as from a workflow that passes its events on to this one', async () => {
		const parameters = chosen(['test-created'], PASSING);
		begin({ 'node:Node': { registration: { former: url, added: [] } } });
		const [before, event] = [taken.length, sign({})];
		const back: number[] = [];
		meanwhile = async () => {
			if (taken.length - before > 5) return;
			back.push((await post(event, parameters)).status);
		};
		const { status, items } = await post(event, parameters);
		meanwhile = async () => {};
		expect({ status, items: items?.length, back, passed: taken.length - before }).toEqual({
			status: 200,
			items: 1,
			back: [503],
			passed: 1,
		});
	});

	test('is no forged event', async () => {
		const before = taken.length;
		begin({ 'node:Node': { registration: { former: url, added: [] } } });
		const { headers } = sign({});
		const forged = { headers, body: sign({}).body };
		expect(await post(forged, chosen(['test-created'], PASSING))).toEqual({ status: 401, items: null });
		expect(taken).toHaveLength(before);
	});
});
