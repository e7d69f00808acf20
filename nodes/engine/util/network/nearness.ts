/** How near to this machine an address leads: a server elsewhere has no business to send anyone there. */
export type Nearness = 'machine' | 'network' | 'outside';

/** The parts of an address of version 4. */
const NEAR: Array<[nearness: Nearness, range: RegExp]> = [
	// Also the link-local ones: there, clouds tell machines their secrets.
	['machine', /^(0|127|169\.254)\./],
	['network', /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./],
];

/** An address of version 4 inside one of version 6, as URLs write it: '::ffff:7f00:1'. */
function mapped(host: string): string | undefined {
	const words = /^(?:::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(host)?.slice(1);
	if (!words) return undefined;
	const [high, low] = words.map((word) => Number.parseInt(word, 16));
	return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/**
 * What an address says of where it leads. Names are not looked up: n8n's own protection (N8N_SSRF_PROTECTION_ENABLED)
 * does that.
 */
function nearnessOf(url: URL): Nearness {
	const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (host === 'localhost' || host.endsWith('.localhost') || host === '::' || host === '::1') return 'machine';
	if (host.includes(':')) {
		if (/^fe[89ab]/.test(host)) return 'machine';
		if (/^f[cd]/.test(host)) return 'network';
	}
	const version4 = mapped(host) ?? (/^[\d.]+$/.test(host) ? host : undefined);
	return NEAR.find(([, range]) => version4 !== undefined && range.test(version4))?.[0] ?? 'outside';
}

const ORDER: Nearness[] = ['outside', 'network', 'machine'];

/** Whether a server at one address may send us to the other one: no nearer to this machine than it is itself. */
export const mayLeadTo = (from: URL, to: URL): boolean =>
	ORDER.indexOf(nearnessOf(to)) <= ORDER.indexOf(nearnessOf(from));
