import { type Asked, type Cases, reply } from './server';

/** Next links and redirects that lead elsewhere. */

/** @param own the server that is asked @param other one that must never be asked */
const addresses = (own: number, other: number): string[] => [
	`http://127.0.0.1:${other}/customers?page=2`,
	`//127.0.0.1:${other}/customers`,
	`///127.0.0.1:${other}/customers`,
	`\\\\127.0.0.1:${other}\\customers`,
	`/\\127.0.0.1:${other}/customers`,
	`http:\\\\127.0.0.1:${other}\\customers`,
	`http:/127.0.0.1:${other}/customers`,
	`http:127.0.0.1:${other}/customers`,
	`HTTP://127.0.0.1:${other}/customers`,
	`ht\ttp://127.0.0.1:${other}/customers`,
	` http://127.0.0.1:${other}/customers`,
	`\u0001http://127.0.0.1:${other}/customers`,
	`@127.0.0.1:${other}/customers`,
	`:${other}/customers`,
	`.127.0.0.1:${other}/customers`,
	`http://127.0.0.1:${own}@127.0.0.1:${other}/customers`,
	`http://user:pass@127.0.0.1:${other}/customers`,
	`http://127.0.0.1:${own}\\@127.0.0.1:${other}/customers`,
	`http://127.0.0.1:${own}#@127.0.0.1:${other}/customers`,
	`http://127.0.0.1:${own}?@127.0.0.1:${other}/customers`,
	`http://[::ffff:127.0.0.1]:${other}/customers`,
	`http://[::1]:${other}/customers`,
	`http://[0:0:0:0:0:ffff:7f00:1]:${other}/customers`,
	`http://2130706433:${other}/customers`,
	`http://0x7f.1:${other}/customers`,
	`http://0177.0.0.1:${other}/customers`,
	`http://127.1:${other}/customers`,
	`http://localhost:${other}/customers`,
	`http://127.0.0.1.:${other}/customers`,
	`http://１２７.0.0.1:${other}/customers`,
	`http://xn--80ak6aa92e.example:${other}/`,
	`http://аpple.example:${other}/`,
	`https://127.0.0.1:${other}/customers`,
	`ws://127.0.0.1:${other}/customers`,
	`ftp://127.0.0.1:${other}/customers`,
	`data:application/json,{"items":[]}`,
	'javascript:alert(1)',
	'file:///etc/passwd',
	'about:blank',
	'blob:null/1',
	'mailto:a@b.example',
	'%2F%2F127.0.0.1/customers',
	'/../../../customers',
	'/%2e%2e/%2e%2e/customers',
	'/customers?x=%0d%0aHost:%20evil.example',
	'/customers#fragment',
	'?page=2',
	'#',
	'http://',
	'http://:0/',
	`http://127.0.0.1:99999/customers`,
	`http://127.0.0.1:${own}:${other}/customers`,
	'\u202e/customers',
	'/customers/\ud800',
	'x'.repeat(100_000),
];

const short = (text: string): string => text.slice(0, 60).replace(/\d{5}(?=\D|$)/g, 'port');

/** Each platform has its own way to name the next page. */
export const links = (own: number, other: number): Cases =>
	Object.fromEntries(
		addresses(own, other).map((link, index) => [
			`a next link, ${index}: ${short(link)}`,
			({ count }: Asked) =>
				reply(
					200,
					JSON.stringify(
						count > 0
							? { items: [], totalCount: 1, data: [], pagination: { total: 1 } }
							: {
									items: [{ id: '1' }],
									totalCount: 200,
									data: [{ id: '1' }],
									pagination: { total: 1 },
									links: { next: { uri: link, method: 'GET', headers: [] } },
									'@odata.nextLink': link,
									nextLink: link,
								},
					),
				),
		]),
	);

/** A header takes no line end and no wide character. */
const inHeader = (text: string): string => text.replace(/[^\x20-\xff]/g, '').slice(0, 8000);

export const redirects = (own: number, other: number): Cases => {
	const all = addresses(own, other);
	const statuses = [300, 301, 302, 303, 305, 307, 308];
	const each = all.map((link, index): [string, Buffer] => {
		const status = statuses[index % statuses.length];
		return [`redirect ${status}, ${index}: ${short(link)}`, reply(status, '', `Location: ${inHeader(link)}`)];
	});
	const [first] = all;
	const plain = statuses.flatMap((status): Array<[string, Buffer]> => [
		[`redirect ${status} elsewhere`, reply(status, '{}', `Location: ${first}`)],
		[`redirect ${status} to nowhere`, reply(status, '')],
		[`redirect ${status} with an empty place`, reply(status, '', 'Location: ')],
		[`redirect ${status} to two places`, reply(status, '', `Location: ${first}`, 'Location: /customers')],
		[`redirect ${status} to itself`, reply(status, '', 'Location: /customers')],
		[`refresh ${status} elsewhere`, reply(status, '', `Refresh: 0; url=${first}`, `Content-Location: ${first}`)],
	]);
	return Object.fromEntries([...each, ...plain]);
};
