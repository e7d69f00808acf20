import assert from 'node:assert/strict';
import { sellAtPartnerCenter } from '../cases/partnerDeal';
import { executionIds, nextExecution } from '../n8n/executions';
import { outside } from '../n8n/http';
import { waitUntil } from '../n8n/process';
import { activateWorkflow, importWorkflow, stopWorkflow } from '../n8n/rest';
import { basicHeader } from './forms/basicAuth';
import { readFlow } from './flowFiles';
import type { FlowStage } from './playCrmFlow';

/** The onboarding flow: a user with a free license is made; a license that is not there makes no user, and the form says so. */
export async function playOnboarding({ stage, recorder, credentials }: FlowStage): Promise<void> {
	const { session, simulator } = stage;
	// The nodes remember for a while what they have bought: a customer that is there already is taken.
	if (simulator.partnerCenter.state().commerce.customers.length === 0) await sellAtPartnerCenter(stage);
	recorder.play({});
	const id = await importWorkflow(session, readFlow('user-onboarding-with-license.json'), credentials);
	await activateWorkflow(session, id);
	const send = async (userName: string, license: string) => {
		const before = (await executionIds(session, id))[0]?.id;
		const form = new FormData();
		const values = ['fabrikam5001.onmicrosoft.com', 'Emil', 'Stone', userName, 'US', license];
		values.forEach((value, index) => form.set(`field-${index}`, value));
		const sent = { headers: basicHeader };
		const { status, data } = await outside.post<{ formWaitingUrl?: string }>(
			`${session.url}/form/new-user`,
			form,
			sent,
		);
		assert.equal(status, 200, JSON.stringify(data));
		// As the form in a browser: the next page is asked for once the flow waits to show it.
		const isWaiting = async () => (await executionIds(session, id))[0]?.status === 'waiting';
		await waitUntil(isWaiting, 60_000, 'the flow did not come to the end of the form');
		const page = await outside.get<string>(String(data.formWaitingUrl), sent);
		// The last page says n8n by itself that it was shown.
		await outside.post(String(data.formWaitingUrl), {}, sent);
		const execution = await nextExecution(session, id, before, 60);
		assert.equal(execution.status, 'success', JSON.stringify(execution.error));
		return String(page.data);
	};
	const open = await outside.get(`${session.url}/form/new-user`);
	assert.equal(open.status, 401, 'the form is open to anyone');
	const licensesOf = (userName: string) =>
		simulator.partnerCenter
			.state()
			.areas.users.filter(({ userPrincipalName }) => userPrincipalName === userName)
			.map(({ licenses }) => licenses.length);
	const [emil, dora] = ['emil', 'dora'].map((name) => `${name}@fabrikam5001.onmicrosoft.com`);
	assert.match(await send(emil, 'OFFICE_SUITE_BASIC'), /The user is ready/);
	assert.deepEqual(licensesOf(emil), [1]);
	assert.match(await send(dora, 'NOT_BOUGHT'), /no free seat of NOT_BOUGHT/);
	assert.deepEqual(licensesOf(dora), []);
	await stopWorkflow(session, id);
}
