import { randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { conflict, invalid, missing, orThrow, refuse } from '../../refusal';
import { guidOf, iso, ok } from '../../reply';
import { seedRows } from '../../samples';
import type { Registration } from '../state';

const TEST_EVENT = 'test-created';
const MINUTE_MS = 60_000;
const TESTS_PER_MINUTE = 2;
const KEPT_MS = 7 * 86_400_000;

const eventNames = (call: Call): unknown[] => seedRows(call, 'webhook.getEvents', '$');

function registrationOf({ state }: Call): Registration {
	const [registration] = state.areas.registrations;
	if (!registration) throw missing('webhook registration');
	return registration;
}

const view = ({ tenant }: Call, { WebhookUrl, WebhookEvents }: Registration) => ({
	SubscriberId: guidOf(`subscriber ${tenant.tenantId}`),
	WebhookUrl,
	WebhookEvents,
});

/** Throws 400: a callback that cannot be public, an event that does not exist. */
function register(call: Call) {
	const { WebhookUrl, WebhookEvents, SignatureTokenToMsSignatureHeader } = call.body as Registration;
	if (!URL.canParse(WebhookUrl) || new URL(WebhookUrl).protocol !== 'https:')
		throw invalid('WebhookUrl must be an https address.');
	const strange = WebhookEvents.find((name) => !eventNames(call).includes(name));
	if (strange) throw invalid(`There is no event '${strange}'.`);
	const registration = { WebhookUrl, WebhookEvents, SignatureTokenToMsSignatureHeader };
	call.state.areas.registrations = [registration];
	return ok(view(call, registration));
}

const create: Handler = (call) => {
	if (call.state.areas.registrations.length > 0) throw conflict('The tenant has a registration; change that one.');
	return register(call);
};

const update: Handler = (call) => {
	registrationOf(call);
	return register(call);
};

/** Two a minute; the event must be among those that are registered. */
const createTest: Handler = (call) => {
	const { WebhookUrl, WebhookEvents } = registrationOf(call);
	if (!WebhookEvents.includes(TEST_EVENT)) throw invalid(`${TEST_EVENT} is not registered.`);
	const { testEvents } = call.state.areas;
	const recent = testEvents.filter(({ createdAt }) => call.now < createdAt + MINUTE_MS);
	if (recent.length >= TESTS_PER_MINUTE) {
		const seconds = Math.ceil((recent[0].createdAt + MINUTE_MS - call.now) / 1000);
		const text = `Rate limit is exceeded. Try again in ${seconds} seconds.`;
		throw refuse(429, 429, text, 'gateway', { headers: { 'Retry-After': String(seconds) } });
	}
	const correlationId = randomUUID();
	testEvents.push({ correlationId, createdAt: call.now, callbackUrl: WebhookUrl });
	return ok({ correlationId });
};

/** The simulator calls nobody, so every delivery has failed. */
const getTest: Handler = (call) => {
	const { testEvents } = call.state.areas;
	const found = orThrow(
		testEvents.find(
			({ correlationId, createdAt }) => correlationId === call.params.correlationId && call.now < createdAt + KEPT_MS,
		),
		missing('test event'),
	);
	return ok({
		correlationId: found.correlationId,
		partnerId: call.tenant.tenantId,
		status: 'failed',
		callbackUrl: found.callbackUrl,
		results: [
			{
				responseCode: '',
				responseMessage: 'The simulator delivers no events.',
				systemError: true,
				dateTimeUtc: iso(found.createdAt),
			},
		],
	});
};

export const webhookHandlers: Record<string, Handler> = {
	'webhook.getEvents': (call) => ok(eventNames(call)),
	'webhook.create': create,
	'webhook.get': (call) => ok(view(call, registrationOf(call))),
	'webhook.update': update,
	'webhook.createTestEvent': createTest,
	'webhook.getTestEvent': getTest,
};
