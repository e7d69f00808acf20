import type { Delivery } from '../../../../simulator/platforms/partnerCenter';
import { time } from '../../../support/virtualClock';
import { webhookTrigger } from './setup';

const DAY = 24 * 60 * 60_000;

const { post, sign, publish } = webhookTrigger();

describe('refused with 401, and never put out, is a webhook', () => {
	const without = ({ headers, body }: Delivery, name: string): Delivery => {
		const { [name]: _, ...rest } = headers;
		return { headers: rest, body };
	};
	const having = ({ headers, body }: Delivery, more: Record<string, string>): Delivery => ({
		headers: { ...headers, ...more },
		body,
	});

	const CASES: Array<[name: string, make: () => Delivery]> = [
		['whose content was changed', () => ({ ...sign({}), body: sign({}).body })],
		['with one more blank', () => ({ ...sign({}), body: `${sign({}).body} ` })],
		['without a signature', () => without(sign({}), 'authorization')],
		['without an algorithm', () => without(sign({}), 'x-ms-signature-algorithm')],
		['with another algorithm', () => having(sign({}), { 'x-ms-signature-algorithm': 'hmac-sha256' })],
		['without a certificate', () => without(sign({}), 'x-ms-certificate-url')],
		[
			'whose certificate is at another storage account',
			() => having(sign({}), { 'x-ms-certificate-url': 'https://evil.blob.core.windows.net/cert/a.cer' }),
		],
		[
			'whose certificate is at a host that only begins like the right one',
			() =>
				having(sign({}), {
					'x-ms-certificate-url': 'https://3psostorageacct.blob.core.windows.net.evil.example.com/cert/a.cer',
				}),
		],
		['of another organization', () => sign({}, publish({ organization: 'Evil Corporation' }))],
		['whose certificate somebody else issued', () => sign({}, publish({ issuer: 'Evil Authority' }))],
		['whose certificate has ended', () => sign({}, publish({ to: time.now() - DAY }))],
		['whose certificate is not valid yet', () => sign({}, publish({ from: time.now() + DAY }))],
		['of an old event', () => sign({ ResourceChangeUtcDate: new Date(time.now() - 8 * DAY).toISOString() })],
		['of an event in the future', () => sign({ ResourceChangeUtcDate: new Date(time.now() + DAY).toISOString() })],
		['without a date', () => sign({ ResourceChangeUtcDate: '' })],
		['that is not JSON', () => ({ ...sign({}), body: 'EventName=test-created' })],
		['of 10 MB', () => sign({ ResourceName: 'x'.repeat(10 * 1024 * 1024) })],
	];

	test.each(CASES)('%s', async (_, make) => {
		expect(await post(make())).toEqual({ status: 401, items: null });
	});

	test('and asked for again with 503, one whose certificate cannot be fetched', async () => {
		const url = publish({}).replace(/[0-9a-f]{8}-/, 'ffffffff-');
		expect(await post(sign({}, url))).toEqual({ status: 503, items: null });
	});
});
