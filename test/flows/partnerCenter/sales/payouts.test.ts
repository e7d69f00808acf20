import type { IBinaryData, IDataObject, INodeParameters } from 'n8n-workflow';

import { exportIn } from '../../../../nodes/PartnerCenter/answers';
import { EARNINGS, filterOf, PAYMENTS } from '../../../../nodes/PartnerCenter/Payout/filter';
import { readBinary } from '../../../support/core';
import { time } from '../../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { NO_LONGER_VALID_LINK } from '../../../support/sentences';

let world: PartnerWorld;
beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	Object.assign(world.simulator.partnerCenter.settings, { exportMs: 3000, sheetPacking: 'none' });
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

async function run(operation: string, parameters: IDataObject = {}) {
	const { error, lastNodeItems } = await world.run('Payout', {
		resource: 'payout',
		operation,
		...parameters,
	} as INodeParameters);
	return { error, sentence: error?.message, items: lastNodeItems, rows: lastNodeItems.map(({ json }) => json) };
}

const FILE = 'GET /exports/{folder}/{file}';

test.each(['none', 'gzip', 'zip'] as const)(
	'earnings are exported, waited for and read as rows, packing %s',
	async (packing) => {
		Object.assign(world.simulator.partnerCenter.settings, { exportMs: 60_000, sheetPacking: packing });
		const {
			rows: [done],
			sentence,
		} = await run('exportEarnings', {
			additionalFields: { from: '2026-09-01', until: '2026-09-30', participantId: '4847001' },
		});
		expect(sentence).toBeUndefined();
		expect(done).toMatchObject({
			outcome: 'completed',
			status: 'Completed',
			blobLocation: '********',
			requestQueryString:
				'earningForDate ge 2026-09-01 and earningForDate le 2026-09-30 and enrollmentParticipantId eq 4847001',
		});
		const { rows } = await run('getEarnings', { requestId: String(done.requestId), returnAll: true });
		expect(rows).toEqual([
			{
				earningId: 'E-1001',
				enrollmentParticipantId: '4847001',
				engagementName: 'Azure CSP motion incentives',
				programName: 'CSP Direct Bill Partner',
				earningForDate: '2026-09-15',
				earningAmount: '120.5',
				transactionAmount: '2410',
				transactionCurrency: 'USD',
				customerName: 'Alder Ridge Dental',
				productName: 'Microsoft 365 Business Premium',
			},
		]);
	},
);

test('payments as a file with tabs, and as rows up to a limit', async () => {
	const {
		rows: [{ requestId }],
	} = await run('exportPayments', { additionalFields: { fileFormat: 'tsv' } });
	const id = String(requestId);
	const {
		items: [{ json, binary }],
	} = await run('downloadPayments', { requestId: id, binaryPropertyName: 'file' });
	expect(json).toMatchObject({ requestId: id, fileName: `payments-${id}.tsv` });
	expect(binary?.file.mimeType).toBe('text/tab-separated-values');
	expect((await readBinary(binary?.file as IBinaryData)).toString()).toContain('P-77001\t4847001');
	expect((await run('getPayments', { requestId: id, limit: 1 })).rows).toMatchObject([
		{ paymentId: 'P-77001', paymentAmount: '200.75' },
	]);
	expect((await run('getEarnings', { requestId: id, limit: 1 })).sentence).toContain('This export does not exist');
});

test('the link is a secret: masked unless asked for, and in no message', async () => {
	const {
		rows: [{ requestId }],
	} = await run('exportEarnings');
	const one = { requestId: String(requestId) };
	expect((await run('getEarningsExport', one)).rows[0].blobLocation).toBe('********');
	expect((await run('getEarningsExport', { ...one, options: { showSecrets: true } })).rows[0].blobLocation).toContain(
		'sig=',
	);
	world.simulator.faults.add({ route: FILE, kind: 'status', status: 403 });
	const { sentence, error } = await run('getEarnings', { ...one, returnAll: true });
	expect(sentence).toContain(NO_LONGER_VALID_LINK);
	expect(JSON.stringify(error)).not.toContain('sig=');
});

test('an export that is not finished, one that failed, and one that is gone', async () => {
	const {
		rows: [pending],
	} = await run('exportEarnings', { waitForCompletion: false });
	expect(pending).toMatchObject({ outcome: 'pending', status: 'Queued' });
	const one = { requestId: String(pending.requestId) };
	expect((await run('downloadEarnings', { ...one, binaryPropertyName: 'data' })).sentence).toContain('(status Queued)');
	const failed = { value: { ...one, status: 'ProcessingFailed', blobLocation: '' } };
	world.simulator.faults.add({
		route: 'GET /v1.0/payouts/transactionhistory/{requestId}',
		kind: 'status',
		status: 200,
		body: failed,
	});
	expect((await run('getEarnings', one)).sentence).toContain('failed (status ProcessingFailed)');
	expect((await run('deleteEarningsExport', one)).rows).toEqual([{ deleted: true }]);
	expect(world.state().areas.payouts).toEqual([]);
	expect((await run('getEarningsExport', one)).sentence).toContain('This export does not exist');
});

test('a link that is not safe is not opened', async () => {
	const {
		rows: [{ requestId }],
	} = await run('exportPayments');
	const body = {
		value: [{ requestId, status: 'Completed', blobLocation: 'http://storage.example.com/x.csv?sig=secret' }],
	};
	world.simulator.faults.add({ route: 'GET /v1.0/payouts/payments/{requestId}', kind: 'status', status: 200, body });
	const { sentence } = await run('getPayments', { requestId: String(requestId) });
	expect(sentence).toContain('https://');
	expect(sentence).not.toContain('secret');
});

test('a lost answer is no unknown outcome: an export changes nothing and is asked for again', async () => {
	world.simulator.faults.add({ route: 'POST /v1.0/payouts/payments', kind: 'reset', when: 'after' });
	expect((await run('exportPayments')).rows[0].outcome).toBe('completed');
});

test('a period that ends before it begins sends nothing', async () => {
	expect(
		(await run('exportEarnings', { additionalFields: { from: '2026-10-01', until: '2026-09-30' } })).sentence,
	).toContain('The period ends before it starts');
	expect(world.simulator.effects().requests).toBe(0);
});

test('fields become a filter', () => {
	expect(filterOf(EARNINGS, {})).toBeUndefined();
	expect(
		filterOf(EARNINGS, { engagementName: "Partner's choice", earningAmount: '100.00', filter: 'a eq 1 or b eq 2' }),
	).toBe("engagementName eq 'Partner''s choice' and earningAmount ge 100.00 and (a eq 1 or b eq 2)");
	expect(
		filterOf(PAYMENTS, { from: '2026-09-01', until: '2026-09-30', payoutOrderType: 'REBATE', paymentId: '0012' }),
	).toBe(
		"payoutStatusUpdateTS ge 2026-09-01 and payoutStatusUpdateTS le 2026-09-30T23:59:59.999Z and payoutOrderType eq 'REBATE' and paymentId eq '0012'",
	);
});

test('an export in each form of the answer', () => {
	const one = { requestId: '1', status: 'Queued' };
	for (const body of [one, { value: one }, { value: [one] }, { value: [{}, one, { requestId: '2' }] }])
		expect(exportIn(body)).toEqual(one);
});
