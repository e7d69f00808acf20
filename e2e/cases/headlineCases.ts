import assert from 'node:assert/strict';
import type { Case } from '../runCases';
import { endedExecutions } from '../n8n/executions';
import { sellOnce, whatIsWrong } from './headline';
import type { Stage } from '../n8n/stage';

/** The headline flow through its webhook. The second case needs the first: it sends the same deal again. */
export function headlineCases({ session, simulator, headline }: Stage): Case[] {
	let orderId = '';
	return [
		{
			name: 'headline flow: a new deal makes one customer, one completed order and gives the subscription back',
			async run() {
				const first = await sellOnce(session, await headline());
				orderId = first.answer.orderId;
				assert.deepEqual(whatIsWrong(first, simulator), []);
			},
		},
		{
			name: 'headline flow: the same deal again buys nothing and gives the same order back',
			async run() {
				const second = await sellOnce(session, await headline());
				assert.deepEqual(whatIsWrong(second, simulator), []);
				assert.ok(orderId, 'the first run gave no order id back');
				assert.equal(second.answer.orderId, orderId);
			},
		},
		{
			name: 'headline flow: both executions ended with success',
			async run() {
				const statuses = (await endedExecutions(session, await headline(), 2)).map(({ status }) => status);
				assert.deepEqual(statuses, ['success', 'success']);
			},
		},
	];
}
