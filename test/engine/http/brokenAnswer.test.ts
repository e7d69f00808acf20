import type { IExecuteFunctions } from 'n8n-workflow';

import type { ApiRequest } from '../../../nodes/engine/declare';
import { read, write } from '../../../nodes/engine/http/send';

import { fakeSession } from '../session';

const POST: ApiRequest = { method: 'POST', path: '/orders', route: 'POST /orders', query: {}, body: { lines: [] } };
const GET: ApiRequest = { method: 'GET', path: '/orders', route: 'GET /orders', query: {} };

/** A session whose answers begin, and break off with this error. */
async function breakingOff(error: Error) {
	let sent = 0;
	const { session } = await fakeSession(() => ({}));
	async function* body() {
		yield Buffer.from('{"id": ');
		throw error;
	}
	const httpRequestWithAuthentication = async () => {
		sent += 1;
		return { statusCode: 201, headers: {}, body: body() };
	};
	const context = { ...session.context, helpers: { httpRequestWithAuthentication } } as unknown as IExecuteFunctions;
	return { session: { ...session, context }, sent: () => sent };
}

test.each([
	['without a code', new Error('premature end')],
	['with a code of the network', Object.assign(new Error('reset'), { code: 'ECONNRESET' })],
	['with a code that says that nothing was sent', Object.assign(new Error('x'), { code: 'ERR_TLS_ALERT' })],
])('an order whose answer breaks off %s may have been placed, and is not sent again', async (_, error) => {
	const { session, sent } = await breakingOff(error);
	expect(await write(session, POST, 'buy')).toMatchObject({ uncertain: { kind: 'none', sent: 'maybe' } });
	expect(sent()).toBe(1);
});

test('a read whose answer breaks off is repeated', async () => {
	const { session, sent } = await breakingOff(new Error('premature end'));
	await expect(read(session, GET)).rejects.toThrow();
	expect(sent()).toBeGreaterThan(1);
});
