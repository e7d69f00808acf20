import assert from 'node:assert/strict';
import { executionIds, executionResult, type ExecutionResult } from '../../n8n/executions';
import { waitUntil } from '../../n8n/process';
import type { Session } from '../../n8n/rest';
import { basicHeader } from './basicAuth';
import { outside } from '../../n8n/http';

/** Waits until the latest execution of a flow waits: asked for its form before, n8n does not answer. */
export async function untilWaiting(session: Session, id: string): Promise<void> {
	const isWaiting = async () => (await executionIds(session, id))[0].status === 'waiting';
	await waitUntil(isWaiting, 30_000, 'the flow does not wait for a decision');
}

/** Answers the form on which the latest execution of a flow waits, and gives what came of it. */
export async function decide(session: Session, id: string, link: string, decision: string): Promise<ExecutionResult> {
	await untilWaiting(session, id);
	const waiting = (await executionIds(session, id))[0].id;
	const form = new FormData();
	form.set('field-0', decision);
	const { status } = await outside.post(link, form, { headers: basicHeader });
	assert.ok(status < 300, `the form answered ${status}`);
	const done = async () =>
		(await executionIds(session, id)).some((one) => one.id === waiting && one.status === 'success');
	await waitUntil(done, 60_000, 'the flow did not go on after the decision');
	return await executionResult(session, waiting);
}
