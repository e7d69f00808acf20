import { type Operation, optional, type Resource } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { idFrom } from '../identity';
import { partnerCenter } from '../vendor';

import * as fields from './fields';
import { eventsFit, losses, refuseToOverwrite, REGISTRATION, wholeRegistration } from './registration';

const docs = 'https://learn.microsoft.com/partner-center/developer/partner-center-webhooks';

const TENANT_WIDE =
	'There is one registration for the whole tenant: one address, many events. Other workflows may depend on it.';

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a webhook registration',
		description:
			"Register the address that gets your tenant's events. If a registration already exists, this is refused: use Update.",
		notice: TENANT_WIDE,
		route: 'POST /webhooks/v1/registration',
		extraRoutes: [REGISTRATION],
		fields: [fields.webhookUrl, fields.webhookEvents, fields.signatureHeader],
		write: 'create',
		subject: () => 'registration',
		preflight: refuseToOverwrite,
		findAfterLostResponse: verifyWrite(REGISTRATION),
		extra: idFrom('SubscriberId'),
		sample: 'partnerCenter/webhook.create.json',
		facts: ['webhook.create'],
		docs,
	},
	{
		value: 'createTestEvent',
		name: 'Create Test Event',
		action: 'Create a test event',
		description: 'Make the platform send a test-created event, at most twice a minute. The event must be registered.',
		route: 'POST /webhooks/v1/registration/validationEvents',
		fields: [],
		write: 'create',
		extra: idFrom('correlationId'),
		sample: 'partnerCenter/webhook.createTestEvent.json',
		facts: ['webhook.createTestEvent'],
		docs,
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get the webhook registration',
		description: 'Get the registered address and events',
		route: REGISTRATION,
		fields: [],
		extra: idFrom('SubscriberId'),
		sample: 'partnerCenter/webhook.get.json',
		facts: ['webhook.get'],
		docs,
	},
	{
		value: 'getEvents',
		name: 'Get Event Names',
		action: 'Get the names of events',
		description: 'Get the events that your account can register for',
		route: 'GET /webhooks/v1/registration/events',
		fields: [],
		items: '',
		sample: 'partnerCenter/webhook.getEvents.json',
		facts: ['webhook.getEvents'],
		docs,
	},
	{
		value: 'getTestEvent',
		name: 'Get Test Event',
		action: 'Get a test event',
		description: "Get the result of a test event: each delivery with your address's response. Kept for seven days.",
		route: 'GET /webhooks/v1/registration/validationEvents/{correlationId}',
		fields: [fields.testCorrelationId],
		extra: idFrom('correlationId'),
		sample: 'partnerCenter/webhook.getTestEvent.json',
		facts: ['webhook.getTestEvent'],
		docs,
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update the webhook registration',
		description:
			"Add or remove events, or change the address. Fields you leave out don't change. Use Create if nothing is registered yet.",
		notice: TENANT_WIDE,
		route: 'PUT /webhooks/v1/registration',
		extraRoutes: [REGISTRATION],
		fields: [optional(fields.webhookUrl), fields.namedEvents, fields.eventsMode, fields.signatureHeader],
		write: 'change',
		subject: () => 'registration',
		rule: eventsFit,
		replaces: { read: REGISTRATION, whole: wholeRegistration, warns: losses },
		extra: idFrom('SubscriberId'),
		sample: 'partnerCenter/webhook.update.json',
		facts: ['webhook.update'],
		docs,
	},
];

export const resource: Resource = { value: 'webhook', name: 'Webhook', vendor: partnerCenter, operations };
