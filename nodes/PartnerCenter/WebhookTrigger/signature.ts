import { verify, type X509Certificate } from 'crypto';

const ALGORITHM = 'rsa-sha256';
const SIGNER = 'Microsoft Corporation';
const ISSUERS = [SIGNER, 'DigiCert Inc'];
const LEAST_BITS = 2048;

export type Headers = Record<string, string | string[] | undefined>;

/** The signature of a webhook, and where the certificate is. */
export interface Signature {
	bytes: Buffer;
	certificateUrl: string;
}

const header = (headers: Headers, name: string): string => String(headers[name] ?? '').trim();

/** The signature in the headers; a sentence when there is none that can be checked. Which of two headers it is in, is a setting of the registration. */
export function signatureIn(headers: Headers): Signature | string {
	const given = header(headers, 'x-ms-signature') || header(headers, 'authorization');
	const text = given.replace(/^Signature\s+/i, '');
	if (!/^[\w+/]{40,}={0,2}$/.test(text)) return 'it has no signature';
	const algorithm = header(headers, 'x-ms-signature-algorithm').toLowerCase();
	if (algorithm !== ALGORITHM) return `its signature is not ${ALGORITHM}`;
	return { bytes: Buffer.from(text, 'base64'), certificateUrl: header(headers, 'x-ms-certificate-url') };
}

const organizationIn = (name: string): string => /^O=(.*)$/m.exec(name)?.[1] ?? '';

/** Why a certificate is none of Microsoft's that counts now; undefined when it is one. @param now milliseconds */
export function flawOf(certificate: X509Certificate, now: number): string | undefined {
	const { subject, issuer, validFrom, validTo, publicKey, ca } = certificate;
	if (organizationIn(subject) !== SIGNER) return `its certificate is not one of ${SIGNER}`;
	if (!ISSUERS.includes(organizationIn(issuer))) return `its certificate was issued by ${organizationIn(issuer)}`;
	if (now < Date.parse(validFrom) || now > Date.parse(validTo)) return 'its certificate is not valid now';
	if (ca) return 'its certificate is one of an authority';
	const isStrong = (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_BITS;
	return publicKey.asymmetricKeyType === 'rsa' && isStrong ? undefined : 'its certificate has a weak key';
}

/** Whether exactly these bytes were signed with the certificate's key. */
export const isSignedBy = (certificate: X509Certificate, body: Buffer, { bytes }: Signature): boolean =>
	verify('RSA-SHA256', body, certificate.publicKey, bytes);
