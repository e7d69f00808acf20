import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from '../runCases';
import { endedExecutions } from '../n8n/executions';
import { waitUntil } from '../n8n/process';
import { activateWorkflow, call, importWorkflow } from '../n8n/rest';
import type { Stage } from '../n8n/stage';
import { packageName } from '../paths';
import { outside } from '../n8n/http';

/** The address that Microsoft would call; it leads to nowhere here. */
export const PUBLIC = 'https://n8n.example.com/';

const TYPE = 'microsoftPartnerCenterApi';
const EVENT = 'test-created';
const BURST = 60;
const AT_ONCE = 10;

/** As often as Microsoft does. */
const DELIVERIES = 10;

const trigger = {
	id: randomUUID(),
	name: 'Event',
	type: `${packageName}.partnerCenterWebhookTrigger`,
	typeVersion: 1,
	position: [0, 0] as [number, number],
	webhookId: randomUUID(),
	parameters: { webhookEvents: { event: [{ event: { __rl: true, mode: 'id', value: EVENT } }] }, options: {} },
	credentials: { [TYPE]: { id: null, name: '' } },
};

type Delivery = ReturnType<Stage['simulator']['partnerCenter']['notifications']['sign']>;

/** The Partner Center Webhook Trigger from its activation to its end. The cases build on each other. */
export function webhookCases({ session, simulator, credentials }: Stage): Case[] {
	const { notifications, states } = simulator.partnerCenter;
	const registered = () => states.all()[0].areas.registrations;
	let id = '';
	const post = async ({ headers, body }: Delivery) => {
		// The public address leads to this n8n.
		const url = registered()[0].WebhookUrl.replace(PUBLIC, `${session.url}/`);
		const { status } = await outside.post(url, body, { headers });
		return status;
	};
	/** Delivers until it is taken: n8n itself answers 503 while its database is busy. */
	const deliver = async (event: Delivery) => {
		for (let time = 1; time <= DELIVERIES; time += 1) {
			if ((await post(event).catch(() => 0)) === 200) return;
			await wait(time * 1000);
		}
		throw new Error(`An event was not taken ${DELIVERIES} times.`);
	};
	const started = async (count: number) => {
		const executions = await endedExecutions(session, id, count);
		return executions.flatMap(({ output }) => output.Event ?? []).map(({ eventId }) => String(eventId));
	};
	const count = async () => {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: id }));
		return (await call<{ count: number }>(session, 'GET', `/executions?filter=${filter}&limit=1`)).count;
	};
	return [
		{
			name: 'webhook trigger: the activation registers its address',
			async run() {
				id = await importWorkflow(session, { name: 'Events', nodes: [trigger], connections: {} }, credentials);
				await activateWorkflow(session, id);
				assert.deepEqual(registered()[0].WebhookEvents, [EVENT]);
				assert.ok(registered()[0].WebhookUrl.startsWith(`${PUBLIC}webhook/`), registered()[0].WebhookUrl);
			},
		},
		{
			name: 'webhook trigger: a signed event starts the workflow once; a forged, a changed and one of 10 MB get 401',
			async run() {
				const event = notifications.sign({});
				assert.deepEqual([await post(event), await post(event)], [200, 200]);
				const changed = { ...event, body: event.body.replace('"test"', '"best"') };
				const forged = notifications.sign({}, notifications.publish({ organization: 'Evil Corporation' }));
				const large = notifications.sign({ ResourceName: 'x'.repeat(10 * 1024 * 1024) });
				assert.deepEqual([await post(changed), await post(forged), await post(large)], [401, 401, 401]);
				assert.equal((await started(1)).length, 1);
			},
		},
		{
			name: `webhook trigger: ${BURST} events, ${AT_ONCE} at once and each delivered twice, start ${BURST} executions`,
			async run() {
				const events = Array.from({ length: BURST }, () => notifications.sign({}));
				for (let from = 0; from < BURST; from += AT_ONCE) {
					const some = events.slice(from, from + AT_ONCE);
					await Promise.all([...some, ...some].map(deliver));
				}
				// n8n may answer before it has stored the execution; one too many would come as late.
				await waitUntil(async () => (await count()) >= BURST + 1, 60_000, 'Not every event started an execution.');
				await wait(5000);
				assert.equal(await count(), BURST + 1);
			},
		},
		{
			name: 'webhook trigger: the deactivation takes its events back',
			async run() {
				await call(session, 'POST', `/workflows/${id}/deactivate`, {});
				const isBack = async () => registered()[0].WebhookEvents.length === 0;
				await waitUntil(isBack, 30_000, 'The events are registered still.');
			},
		},
	];
}
