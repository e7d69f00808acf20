import { X509Certificate } from 'crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { addressOf, CLOUDS, value } from '../signIn/clouds';

/** The one host on which Microsoft publishes the certificates. A wildcard would admit anybody with a storage account. */
const HOST = 'https://3psostorageacct.blob.core.windows.net';

const TIMEOUT = 10_000;

/** Certificates are few: more addresses than these are made up by somebody. */
const MOST_KEPT = 10;

/** Certificates by their addresses, for as long as n8n runs: each is fetched once, however many webhooks come at once. */
const kept = new Map<string, Promise<X509Certificate>>();

/** Another environment, such as a simulator, publishes them where its API is. */
const originsOf = (credential: IDataObject): string[] =>
	value(credential, 'environment') in CLOUDS ? [HOST] : [HOST, new URL(addressOf(credential, 'api', 'apiUrl')).origin];

/** Whether a certificate's address is one that is fetched at all. */
export function isPublished(url: string, credential: IDataObject): boolean {
	if (!URL.canParse(url)) return false;
	const { origin, username, password, search, pathname } = new URL(url);
	const isPlain = username === '' && password === '' && search === '' && /\.cer$/i.test(pathname);
	return isPlain && originsOf(credential).includes(origin);
}

async function fetched({ helpers }: IWebhookFunctions, url: string): Promise<X509Certificate> {
	const options = { url, encoding: 'arraybuffer' as const, disableFollowRedirect: true, timeout: TIMEOUT };
	return new X509Certificate(Buffer.from((await helpers.httpRequest(options)) as ArrayBuffer));
}

/** The certificate at an address. @throws when it cannot be fetched or read */
export async function certificateAt(context: IWebhookFunctions, url: string): Promise<X509Certificate> {
	const known = kept.get(url);
	if (known) return await known;
	const fresh = fetched(context, url);
	if (kept.size >= MOST_KEPT) kept.clear();
	kept.set(url, fresh);
	fresh.catch(() => kept.delete(url));
	return await fresh;
}
