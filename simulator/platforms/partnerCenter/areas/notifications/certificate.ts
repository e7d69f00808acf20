import type { KeyObject } from 'node:crypto';
import { sign } from 'node:crypto';

/** What a certificate says. Times are in ms. */
export interface CertificateFacts {
	organization: string;
	issuer: string;
	from: number;
	to: number;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BITS = 0x03;
const UTF8 = 0x0c;
const UTC_TIME = 0x17;

// 1.2.840.113549.1.1.11 (sha256WithRSAEncryption) with NULL, 2.5.4.10 (organization) and 2.5.4.3 (common name).
const RSA_SHA256 = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const ORGANIZATION = Buffer.from('060355040a', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');

function lengthOf(size: number): Buffer {
	if (size < 128) return Buffer.from([size]);
	const bytes = Buffer.from(size.toString(16).padStart(size > 255 ? 4 : 2, '0'), 'hex');
	return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

/** A value in DER. */
function der(tag: number, ...parts: Buffer[]): Buffer {
	const content = Buffer.concat(parts);
	return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

const nameOf = (organization: string): Buffer =>
	der(
		SEQUENCE,
		...[[ORGANIZATION, organization] as const, [COMMON_NAME, 'pcnotifications-dispatch.microsoft.com'] as const].map(
			([type, text]) => der(SET, der(SEQUENCE, type, der(UTF8, Buffer.from(text)))),
		),
	);

/** `261129170000Z` */
const timeOf = (time: number): Buffer =>
	der(UTC_TIME, Buffer.from(`${new Date(time).toISOString().slice(2, 19).replace(/\D/g, '')}Z`));

/** An X.509 certificate (version 1) in DER: Node can read certificates, but make none. */
export function certificateOf(
	{ organization, issuer, from, to }: CertificateFacts,
	publicKey: KeyObject,
	privateKey: KeyObject,
): Buffer {
	const content = der(
		SEQUENCE,
		der(INTEGER, Buffer.from([1])),
		RSA_SHA256,
		nameOf(issuer),
		der(SEQUENCE, timeOf(from), timeOf(to)),
		nameOf(organization),
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = sign('RSA-SHA256', content, privateKey);
	return der(SEQUENCE, content, RSA_SHA256, der(BITS, Buffer.from([0]), signature));
}
