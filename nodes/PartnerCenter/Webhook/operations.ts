import { type Operation, optional, type Resource } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { idFrom } from '../identity';
import { partnerCenter } from '../vendor';

import * as fields from './fields';
import { eventsFit, losses, refuseToOverwrite, REGISTRATION, wholeRegistration } from './registration';

const docs = 'https://learn.microsoft.com/partner-center/developer/partner-center-webhooks';

const TENANT_WIDE =
	'There is one registration for the whole tenant: one address, many events. Other flows may live by it.';

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a webhook registration',
		description:
			'Register the address that gets the events of your tenant. It is refused when there is a registration: change that one with Update.',
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
		description: 'Have the platform send a test-created event, twice a minute at most. The event must be registered.',
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
		description: 'Get the address and the events that are registered',
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
		description: 'Get what became of a test event: each delivery with the answer of your address. Kept for seven days.',
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
			'Add or remove events, or change the address. What you do not name stays. Use Create when nothing is registered yet.',
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
