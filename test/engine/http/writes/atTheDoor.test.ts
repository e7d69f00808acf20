import type { Session } from '../../../../nodes/engine/declare';
import { lookBeforeSignIn } from '../../../../nodes/engine/http/writes/atTheDoor';

/** A write that was answered with 401 goes out again only when its own token was refused for a read, too. */

const sessionOf = (held: string, ended?: string): Session =>
	({
		credential: { sessionToken: held, tokenExpiresAt: '9' },
		signIn: { ended },
		platformTime: { answers: 3 },
	}) as unknown as Session;

const SENT = { token: 'first', renewed: false };

const answered =
	(session: Session, then: () => void = () => {}) =>
	async () => {
		session.platformTime.answers += 1;
		then();
	};

test('another item read meanwhile, was refused and signed in: the token had ended', async () => {
	const session = sessionOf('second', 'first');
	expect(await lookBeforeSignIn(session, SENT, answered(session))).toBeUndefined();
});

test('the look itself is refused with that token: it has ended', async () => {
	const session = sessionOf('first');
	const look = answered(session, () => {
		session.signIn.ended = 'first';
	});
	expect(await lookBeforeSignIn(session, SENT, look)).toBeUndefined();
});

test.each([
	['the same token is good for the look', sessionOf('first')],
	['it was renewed before its end, and nothing refused it', sessionOf('second')],
	['one before it was refused', sessionOf('first', 'zeroth')],
])('%s: the write may have been done', async (_, session) => {
	await expect(lookBeforeSignIn(session, SENT, answered(session))).rejects.toThrow('for this request only');
});

test('where there is nothing to look for, the token is renewed', async () => {
	const session = sessionOf('first');
	await lookBeforeSignIn(session, SENT, async () => {});
	expect(session.credential.tokenExpiresAt).toBe('0');
});
