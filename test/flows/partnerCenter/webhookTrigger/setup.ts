import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MicrosoftPartnerCenterApi } from '../../../../credentials/MicrosoftPartnerCenterApi.credentials';
import { PartnerCenterWebhookTrigger } from '../../../../nodes/PartnerCenter/WebhookTrigger/PartnerCenterWebhookTrigger.node';
import type { Delivery } from '../../../../simulator/platforms/partnerCenter';
import { createCore, type Core } from '../../../support/core';
import { time } from '../../../support/virtualClock';
import { partnerCredentials, startPartnerWorld, type PartnerWorld } from '../world';

const TYPE = 'cloud.partnerCenterWebhookTrigger';
const DAY = 24 * 60 * 60_000;

/** The address of another tool. */
export const OTHER_TOOL = 'https://cipp.example.com/api/PublicWebhooks';

export const PASSING = { options: { passEventsOn: true } };

/** The parameters of the trigger. */
export const chosen = (events: string[], more: INodeParameters = {}): INodeParameters => ({
	webhookEvents: { event: events.map((value) => ({ event: { __rl: true, mode: 'id', value } })) },
	options: {},
	...more,
});

/** The trigger in n8n-core, as the first tenant, on a day of its own for each test. */
export function webhookTrigger() {
	let world: PartnerWorld;
	let core: Core;
	let staticData: IDataObject = {};
	const options = () => ({ staticData, credentialId: 'a' });
	const notifications = () => world.simulator.partnerCenter.notifications;

	beforeAll(async () => {
		world = await startPartnerWorld();
		const { microsoftPartnerCenterApi } = partnerCredentials(world.simulator);
		core = await createCore({
			nodes: { [TYPE]: PartnerCenterWebhookTrigger },
			credentialTypes: { microsoftPartnerCenterApi: MicrosoftPartnerCenterApi },
			credentials: { microsoftPartnerCenterApi },
		});
	});
	beforeEach(() => {
		world.simulator.reset();
		time.pass(DAY);
		staticData = {};
	});
	afterAll(async () => await world.stop());

	return {
		world: () => world,
		/** @param stored what n8n stored of the workflow */
		begin(stored: IDataObject = {}) {
			staticData = stored;
		},
		hook: async (name: 'checkExists' | 'create' | 'delete', parameters: INodeParameters, mode?: 'manual') =>
			await core.hook(name, TYPE, parameters, { ...options(), mode }),
		post: async (delivery: Delivery, parameters = chosen(['test-created'])) =>
			await core.post(delivery, TYPE, parameters, options()),
		sign: (...given: Parameters<ReturnType<typeof notifications>['sign']>) => notifications().sign(...given),
		publish: (...given: Parameters<ReturnType<typeof notifications>['publish']>) => notifications().publish(...given),
		registration: async () => (await world.api.get<IDataObject>('/webhooks/v1/registration')).data,
		register: async (method: 'post' | 'put', WebhookUrl: string, WebhookEvents: string[]) =>
			await world.api[method]('/webhooks/v1/registration', { WebhookUrl, WebhookEvents }),
	};
}
