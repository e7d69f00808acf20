import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { sellAtPartnerCenter } from '../cases/partnerDeal';
import { executionIds, nextExecution } from '../n8n/executions';
import { waitUntil } from '../n8n/process';
import { activateWorkflow, callWebhook, importWorkflow, stopWorkflow } from '../n8n/rest';
import { haloHost, haloToken } from './crms/halopsa';
import { decide } from './forms/decide';
import { readFlow } from './flowFiles';
import type { FlowStage } from './playCrmFlow';

const NOTES = `POST ${haloHost}/api/Actions`;

/** The seat change flow: a small change goes through, a large one waits for a decision, one beyond the cap is refused. */
export async function playSeatChange({ stage, recorder, credentials }: FlowStage): Promise<void> {
	const { session, simulator } = stage;
	simulator.reset();
	await sellAtPartnerCenter(stage);
	recorder.play({ ...haloToken, [NOTES]: { id: 1 } });
	const id = await importWorkflow(session, readFlow('seat-change-with-approval.json'), credentials);
	await activateWorkflow(session, id);
	const subscription = () => simulator.partnerCenter.state().commerce.subscriptions[0];
	const notes = () =>
		recorder
			.requests()
			.filter(({ route }) => route === NOTES)
			.map(({ body }) => String((body as IDataObject[])[0].note));
	const ask = async (seats: number) => {
		recorder.play({ ...haloToken, [NOTES]: { id: 1 } });
		const before = (await executionIds(session, id))[0]?.id;
		const body = {
			ticketId: 7001,
			customerDomain: 'fabrikam5001.onmicrosoft.com',
			subscriptionId: subscription().id,
			seats,
		};
		await callWebhook(session.url, 'seat-change', body);
		return before;
	};
	const ended = async (seats: number) => {
		const execution = await nextExecution(session, id, await ask(seats), 60);
		assert.equal(execution.status, 'success', JSON.stringify(execution.error));
	};
	const large = async (seats: number, decision: string) => {
		await ask(seats);
		await waitUntil(async () => notes().length > 0, 30_000, 'nobody was asked for a decision');
		const link = /https?:\S+/.exec(notes()[0])?.[0] ?? '';
		assert.equal(subscription().quantity === seats, false, 'the seats changed before the decision');
		await decide(session, id, link, decision);
	};

	await ended(12);
	assert.deepEqual([subscription().quantity, notes()], [12, ['The subscription now has 12 seats.']]);
	await ended(101);
	assert.equal(subscription().quantity, 12);
	assert.match(notes().join(), /^More than 100 seats/);
	await large(40, 'Decline');
	assert.equal(subscription().quantity, 12);
	assert.match(notes().at(-1) ?? '', /^Declined/);
	await large(40, 'Approve');
	assert.deepEqual([subscription().quantity, notes().at(-1)], [40, 'The subscription now has 40 seats.']);
	assert.deepEqual(recorder.unanswered(), []);
	await stopWorkflow(session, id);
}
