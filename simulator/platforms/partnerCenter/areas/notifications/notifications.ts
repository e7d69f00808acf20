import { generateKeyPairSync, type KeyPairKeyObjectResult, randomUUID, sign } from 'node:crypto';
import { asn1, md, pki } from 'node-forge';
import type { Call, Handler } from '../../call';
import { conflict, findOne, invalid, missing, refuse } from '../../refusal';
import { DAY_MS, guidOf, iso, ok } from '../../reply';
import { seedRows } from '../../samples';
import type { Registration, StoredTestEvent } from '../state';

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

function view({ tenant }: Call, { WebhookUrl, WebhookEvents }: Registration) {
	return { SubscriberId: guidOf(`subscriber ${tenant.tenantId}`), WebhookUrl, WebhookEvents };
}

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
	const kept = testEvents.filter(({ createdAt }) => call.now < createdAt + KEPT_MS);
	const isMeant = (one: StoredTestEvent) => one.correlationId === call.params.correlationId;
	const { createdAt, ...shown } = findOne(kept, missing('test event'), isMeant);
	const failure = { responseCode: '', responseMessage: 'The simulator delivers no events.', systemError: true };
	const results = [{ ...failure, dateTimeUtc: iso(createdAt) }];
	return ok({ ...shown, partnerId: call.tenant.tenantId, status: 'failed', results });
};

export const webhookHandlers: Record<string, Handler> = {
	'webhook.getEvents': (call) => ok(eventNames(call)),
	'webhook.create': create,
	'webhook.get': (call) => ok(view(call, registrationOf(call))),
	'webhook.update': update,
	'webhook.createTestEvent': createTest,
	'webhook.getTestEvent': getTest,
};

/** What a certificate says. Times are in ms. */
export type CertificateFacts = { organization: string; issuer: string; from: number; to: number };

const nameOf = (organization: string) => [
	{ name: 'organizationName', value: organization },
	{ name: 'commonName', value: 'pcnotifications-dispatch.microsoft.com' },
];

/** An X.509 certificate in DER. */
function certificateOf({ organization, issuer, from, to }: CertificateFacts, keys: KeyPairKeyObjectResult): Buffer {
	const certificate = pki.createCertificate();
	certificate.publicKey = pki.publicKeyFromPem(keys.publicKey.export({ type: 'spki', format: 'pem' }).toString());
	certificate.serialNumber = '01';
	certificate.validity.notBefore = new Date(from);
	certificate.validity.notAfter = new Date(to);
	certificate.setSubject(nameOf(organization));
	certificate.setIssuer(nameOf(issuer));
	const signer = pki.privateKeyFromPem(keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
	certificate.sign(signer, md.sha256.create());
	return Buffer.from(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes(), 'binary');
}

const MICROSOFT = 'Microsoft Corporation';

/** What an event says. */
export type Event = Record<'EventName' | 'ResourceUri' | 'ResourceName' | 'ResourceChangeUtcDate', string> & {
	AuditUri: string | null;
};

/** An event as it is posted to the registered address. */
export type Delivery = { headers: Record<string, string>; body: string };

/** Where a certificate is, below the platform's address. */
export const CERTIFICATES = '/certificates';

/** Signs events, and keeps the certificates with which that can be checked. */
export function createNotifications(now: () => number, url: () => string) {
	let keys: KeyPairKeyObjectResult | undefined;
	const certificates = new Map<string, Buffer>();
	const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

	/** The address of a certificate that says this. */
	function publish(facts: Partial<CertificateFacts>): string {
		keys ??= newKeys();
		const valid = { from: now() - 30 * DAY_MS, to: now() + 300 * DAY_MS };
		const whole = { organization: MICROSOFT, issuer: MICROSOFT, ...valid, ...facts };
		const name = `${randomUUID()}.cer`;
		certificates.set(name, certificateOf(whole, keys));
		return `${url()}${CERTIFICATES}/${name}`;
	}

	let standard: string | undefined;
	return {
		publish,
		certificate: (name: string): Buffer | undefined => certificates.get(name),
		/** @param certificateUrl of another than the usual certificate */
		sign(event: Partial<Event>, certificateUrl = (standard ??= publish({}))): Delivery {
			keys ??= newKeys();
			const whole: Event = {
				EventName: 'test-created',
				ResourceUri: `${url()}/webhooks/v1/registration/validationEvents/${randomUUID()}`,
				ResourceName: 'test',
				AuditUri: null,
				ResourceChangeUtcDate: iso(now()),
				...event,
			};
			const body = JSON.stringify(whole);
			return {
				body,
				headers: {
					'content-type': 'application/json',
					authorization: `Signature ${sign('RSA-SHA256', Buffer.from(body), keys.privateKey).toString('base64')}`,
					'x-ms-certificate-url': certificateUrl,
					'x-ms-signature-algorithm': 'rsa-sha256',
				},
			};
		},
	};
}

export type Notifications = ReturnType<typeof createNotifications>;
