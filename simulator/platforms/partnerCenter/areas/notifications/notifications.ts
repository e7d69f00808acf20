import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { asn1, md, pki } from 'node-forge';
import { iso } from '../../reply';

/** What a certificate says. Times are in ms. */
export interface CertificateFacts {
	organization: string;
	issuer: string;
	from: number;
	to: number;
}

const nameOf = (organization: string) => [
	{ name: 'organizationName', value: organization },
	{ name: 'commonName', value: 'pcnotifications-dispatch.microsoft.com' },
];

/** An X.509 certificate in DER. */
function certificateOf(
	{ organization, issuer, from, to }: CertificateFacts,
	publicKey: KeyObject,
	privateKey: KeyObject,
): Buffer {
	const certificate = pki.createCertificate();
	certificate.publicKey = pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
	certificate.serialNumber = '01';
	certificate.validity.notBefore = new Date(from);
	certificate.validity.notAfter = new Date(to);
	certificate.setSubject(nameOf(organization));
	certificate.setIssuer(nameOf(issuer));
	const signer = pki.privateKeyFromPem(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
	certificate.sign(signer, md.sha256.create());
	return Buffer.from(asn1.toDer(pki.certificateToAsn1(certificate)).getBytes(), 'binary');
}

const DAY_MS = 86_400_000;
const MICROSOFT = 'Microsoft Corporation';

/** What an event says. */
export interface Event {
	EventName: string;
	ResourceUri: string;
	ResourceName: string;
	AuditUri: string | null;
	ResourceChangeUtcDate: string;
}

/** An event as it is posted to the registered address. */
export type Delivery = { headers: Record<string, string>; body: string };

/** Where a certificate is, below the platform's address. */
export const CERTIFICATES = '/certificates';

/** Signs events, and keeps the certificates with which that can be checked. */
export function createNotifications(now: () => number, url: () => string) {
	let keys: ReturnType<typeof newKeys> | undefined;
	const certificates = new Map<string, Buffer>();
	const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

	/** The address of a certificate that says this. */
	function publish(facts: Partial<CertificateFacts>): string {
		keys ??= newKeys();
		const valid = { from: now() - 30 * DAY_MS, to: now() + 300 * DAY_MS };
		const whole = { organization: MICROSOFT, issuer: MICROSOFT, ...valid, ...facts };
		const name = `${randomUUID()}.cer`;
		certificates.set(name, certificateOf(whole, keys.publicKey, keys.privateKey));
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
