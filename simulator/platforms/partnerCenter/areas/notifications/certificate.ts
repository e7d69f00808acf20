import type { KeyObject } from 'node:crypto';
import { asn1, md, pki } from 'node-forge';

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
export function certificateOf(
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
