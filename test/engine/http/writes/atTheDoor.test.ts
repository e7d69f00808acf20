import type { ApiRequest, LastTry, Session } from '../../../../nodes/engine/declare';
import { read, write } from '../../../../nodes/engine/http/send';
import { forItem } from '../../../../nodes/engine/http/session';
import { accountKey } from '../../../../nodes/engine/util/hash';
import { lookBeforeSignIn, wasUnauthorized } from '../../../../nodes/engine/http/writes/atTheDoor';

import { fakeSession, vendor } from '../../session';

/** A write that was answered with 401 goes out again only when its own token was refused for a read, too. */

const sessionOf = (held: string, ...ended: string[]): Session =>
	({
		credential: { sessionToken: held, tokenExpiresAt: '9' },
		signIn: { ended: new Set(ended) },
		platformTime: {},
	}) as unknown as Session;

const SENT = { token: 'first', renewed: false };

/** A look whose request is answered. */
const answered =
	(then: () => void = () => {}) =>
	async (asking: Session) => {
		Object.assign(asking.answered ?? {}, { is: true });
		then();
	};

test('another item read meanwhile, was refused and signed in: the token had ended', async () => {
	const session = sessionOf('second', 'first');
	expect(await lookBeforeSignIn(session, SENT, answered())).toBeUndefined();
});

test('the one after it has ended as well by now: the token had ended', async () => {
	const session = sessionOf('third', 'first', 'second');
	expect(await lookBeforeSignIn(session, SENT, answered())).toBeUndefined();
});

test('the look itself is refused with that token: it has ended', async () => {
	const session = sessionOf('first');
	const look = answered(() => session.signIn.ended?.add('first'));
	expect(await lookBeforeSignIn(session, SENT, look)).toBeUndefined();
});

test.each([
	['the same token is good for the look', sessionOf('first')],
	['it was renewed before its end, and nothing refused it', sessionOf('second')],
	['one before it was refused', sessionOf('first', 'zeroth')],
])('%s: the write may have been done', async (_, session) => {
	await expect(lookBeforeSignIn(session, SENT, answered())).rejects.toThrow('for this request only');
});

test('where there is nothing to look for, the token is renewed', async () => {
	const session = sessionOf('first');
	await lookBeforeSignIn(session, SENT, async () => {});
	expect(session.credential.tokenExpiresAt).toBe('0');
});

const POST: ApiRequest = { method: 'POST', path: '/things', route: 'POST /things', query: {}, body: {} };
const GET: ApiRequest = { method: 'GET', path: '/things', route: 'GET /things', query: {} };

/** Lets the requests of other items go on. */
const aWhile = async () => await new Promise((resolve) => setTimeout(resolve, 5));

describe('with several items at once', () => {
	const ITEMS = 6;
	const VOLATILE = ['sessionToken', 'tokenExpiresAt', 'tokenFor'];
	const LATER = String(Date.parse('2030-01-01'));

	/**
	 * Items that write with the token "first", beside others that read all the time.
	 * @param isOver whether the platform refuses that token for everything, or a gateway the writes only
	 * @param looks whether the write has anything to look for
	 */
	async function writeAll(isOver: boolean, looks: boolean) {
		let done = false;
		const credential = { user: 'u', sessionToken: 'first', tokenExpiresAt: LATER, tokenFor: '' };
		credential.tokenFor = accountKey(credential, VOLATILE);
		const { session, sent } = await fakeSession(
			async ({ method }) => {
				// As n8n does it: a token that is dropped is renewed before the next request goes out.
				if (credential.tokenExpiresAt === '0')
					Object.assign(credential, { sessionToken: 'second', tokenExpiresAt: LATER });
				const token = credential.sessionToken;
				await aWhile();
				const refused = token === 'first' && (isOver || method === 'POST');
				return refused ? { status: 401 } : { status: 200, body: { id: '1' } };
			},
			{ credential: credential as unknown as Session['credential'], vendor: { ...vendor, volatile: VOLATILE } },
		);
		const items = Array.from({ length: ITEMS }, (_, item) =>
			forItem(session, { settings: session.settings, hide: [], secrets: [], item }),
		);
		session.barrier.open();
		const beforeTry = (mine: Session) => async (last: LastTry) => {
			if (!wasUnauthorized(last)) return;
			await lookBeforeSignIn(mine, last, async (asking) => {
				await aWhile();
				if (looks) await read(asking, GET);
				await aWhile();
			});
		};
		const others = items.map(async (mine) => {
			// A platform that is asked by others answers them, whatever becomes of this item's write.
			while (!done) await read(mine, GET);
		});
		const ends = await Promise.all(
			items.map(async (mine) => {
				const other = forItem(mine, { settings: mine.settings, hide: [], secrets: [], item: mine.item });
				return await write(other, { ...POST, beforeTry: beforeTry(other) }, 'change');
			}),
		).finally(() => {
			done = true;
		});
		await Promise.all(others);
		const posts = sent.filter(({ method }) => method === 'POST').length;
		return { known: ends.filter((end) => 'answer' in end).length, posts };
	}

	test('a token that ended is renewed, and each write that has nothing to look for goes out again', async () => {
		expect(vendor.idempotencyHeader).toBeUndefined();
		const { known, posts } = await writeAll(false, false);
		expect(known).toBe(ITEMS);
		// What was sent after the first one's renewal goes out once.
		expect(posts).toBeLessThanOrEqual(2 * ITEMS);
	});

	test('a token that ended is renewed, and each write that was looked for goes out again', async () => {
		const { known, posts } = await writeAll(true, true);
		expect(known).toBe(ITEMS);
		expect(posts).toBeLessThanOrEqual(2 * ITEMS);
	});

	test('a token that is good for the looks: no write goes out again', async () => {
		expect(await writeAll(false, true)).toEqual({ known: 0, posts: ITEMS });
	});
});
