import { requestIds } from '../../../nodes/engine/http/policies/requestIds';
import type { Outcome } from '../../../nodes/engine/util/answer';
import { vendor } from '../session';

import { answer, below, callOf, LOST, REQUEST, sessionOf } from './call';

const platform = { ...vendor, correlationHeader: 'Correlation-Id', idempotencyHeader: 'Request-Id' };
const perCall = { ...platform, idsPerCall: true as const };

/** The headers of each try of one write. @param arrived whether an earlier try may have arrived */
async function triesOf(of: typeof vendor, writeId: string, outcomes: Outcome[], arrived = false) {
	const { send, sent } = below(...outcomes);
	const call = callOf(sessionOf({ vendor: of }), { kind: 'replayable', request: { ...REQUEST, writeId } });
	call.progress.arrived = arrived;
	for (const _ of outcomes) await requestIds(send)(call);
	return { headers: sent.map(({ request }) => request.headers ?? {}), call };
}

test('all tries have the same ids', async () => {
	const { headers } = await triesOf(platform, 'order-1', [answer(429), answer(200)]);
	expect(headers[0]).toEqual(headers[1]);
	expect(headers[0]['Request-Id']).toBe('order-1');
	expect(headers[0]['Correlation-Id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a read names itself for support alone', async () => {
	const { send, sent } = below(answer(200));
	await requestIds(send)(callOf(sessionOf({ vendor: platform }), { kind: 'read' }));
	expect(Object.keys(sent[0].request.headers ?? {})).toEqual(['Correlation-Id']);
});

test('where the platform knows no ids, the request stays as it is', async () => {
	const { send, sent } = below(answer(200));
	await requestIds(send)(callOf(sessionOf(), { request: { ...REQUEST, headers: { 'If-Match': '1' } } }));
	expect(sent[0].request.headers).toEqual({ 'If-Match': '1' });
});

describe('where ids are those of a call', () => {
	test('each try has a correlation id of its own', async () => {
		const { headers } = await triesOf(perCall, 'order-2', [answer(401), answer(200)]);
		expect(headers[0]['Correlation-Id']).not.toBe(headers[1]['Correlation-Id']);
		expect(headers[0]['Request-Id']).toBe(headers[1]['Request-Id']);
	});

	test('the id of an order outlives a limit and a lost answer', async () => {
		const { headers, call } = await triesOf(perCall, 'order-3', [answer(429), LOST, answer(500)]);
		expect(new Set(headers.map((one) => one['Request-Id']))).toEqual(new Set(['order-3']));
		expect(call.progress.renewed).toBe(false);
	});

	test('any other write has a new id after an answer without success, unless an earlier try may have arrived', async () => {
		const idsOf = async (nodeRun: string, arrived: boolean) => {
			const { send, sent } = below(answer(429), answer(200));
			const call = callOf(sessionOf({ vendor: perCall, nodeRun }), { kind: 'replayable' });
			call.progress.arrived = arrived;
			await requestIds(send)(call);
			const { renewed } = call.progress;
			await requestIds(send)(call);
			return { renewed, ids: new Set(sent.map(({ request }) => request.headers?.['Request-Id'])).size };
		};
		expect(await idsOf('policy turn 1', false)).toEqual({ renewed: true, ids: 2 });
		expect(await idsOf('policy turn 2', true)).toEqual({ renewed: false, ids: 1 });
	});
});
