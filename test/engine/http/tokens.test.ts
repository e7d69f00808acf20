import { renewAt, signInOnce, type Token } from '../../../nodes/engine/auth/tokens';
import { accountKey, digest } from '../../../nodes/engine/util/hash';

const VOLATILE = ['sessionToken', 'tokenExpiresAt'];
const HOUR = 3_600_000;
let users = 0;

/** An account of its own and its sign-ins, each of which ends when the test says so. */
function account() {
	const credential = { username: `user-${(users += 1)}`, password: 'p', sessionToken: '' };
	const signIns: Array<{ succeed: (token: string) => void; fail: (message: string) => void }> = [];
	const ask = async (held = '', now = 0, more = {}): Promise<string> => {
		const { token } = await signInOnce(
			{ ...credential, ...more, sessionToken: held },
			VOLATILE,
			held,
			now,
			async () =>
				await new Promise<Token>((resolve, reject) => {
					signIns.push({
						succeed: (text) => resolve({ token: text, expiresAt: now + HOUR }),
						fail: (message) => reject(new Error(message)),
					});
				}),
		);
		return token;
	};
	return { ask, signIns };
}

test('many callers at the same time cause one sign-in', async () => {
	const { ask, signIns } = account();
	const callers = Array.from({ length: 50 }, async () => await ask());
	expect(signIns).toHaveLength(1);
	signIns[0].succeed('first');
	expect(new Set(await Promise.all(callers))).toEqual(new Set(['first']));
});

test('who comes late without a token, or with an older one, gets the latest', async () => {
	const { ask, signIns } = account();
	const first = ask();
	signIns[0].succeed('first');
	await first;
	expect([await ask(''), await ask('older')]).toEqual(['first', 'first']);
	expect(signIns).toHaveLength(1);
});

test('who comes with the latest itself, because it was refused, signs in again; the others get that one', async () => {
	const { ask, signIns } = account();
	const first = ask();
	signIns[0].succeed('first');
	await first;
	const refused = [ask('first'), ask('first')];
	expect(signIns).toHaveLength(2);
	signIns[1].succeed('second');
	expect(await Promise.all(refused)).toEqual(['second', 'second']);
	expect(await ask('first')).toBe('second');
	expect(signIns).toHaveLength(2);
});

test('a token whose time is over is not given out', async () => {
	const { ask, signIns } = account();
	const first = ask('', 0);
	signIns[0].succeed('first');
	await first;
	const later = ask('', HOUR);
	signIns[1].succeed('second');
	expect(await later).toBe('second');
});

test('a failure is reported to all who waited and is not remembered', async () => {
	const { ask, signIns } = account();
	const callers = Promise.allSettled([ask(), ask()]);
	signIns[0].fail('wrong password');
	expect((await callers).map((end) => end.status === 'rejected' && (end.reason as Error).message)).toEqual([
		'wrong password',
		'wrong password',
	]);
	const again = ask();
	signIns[1].succeed('first');
	expect(await again).toBe('first');
});

test('two accounts never mix, and a changed secret is another account', async () => {
	const [one, other] = [account(), account()];
	const asked = [one.ask(), other.ask(), one.ask('', 0, { password: 'changed' })];
	expect([one.signIns.length, other.signIns.length]).toEqual([2, 1]);
	one.signIns[0].succeed('one');
	other.signIns[0].succeed('other');
	one.signIns[1].succeed('changed');
	expect(await Promise.all(asked)).toEqual(['one', 'other', 'changed']);
	expect([await one.ask(), await other.ask(), await one.ask('', 0, { password: 'changed' })]).toEqual([
		'one',
		'other',
		'changed',
	]);
});

test.each([
	[1500, 1440],
	[3600, 3540],
	[300, 270],
	[30, 27],
	[600, 540],
	[0, 0],
])('a token of %d s is renewed after %d s', (life, after) => {
	expect(renewAt(life, 1_000_000)).toBe(1_000_000 + after * 1000);
});

describe('the name of an account', () => {
	const credential = { username: 'u', password: 'p', baseUrl: 'https://a', sessionToken: 't', tokenExpiresAt: '1' };
	const key = (changes: object = {}) => accountKey({ ...credential, ...changes }, VOLATILE);

	test('is the same whatever the token and the order of the fields', () => {
		expect(key({ sessionToken: 'other', tokenExpiresAt: '' })).toBe(key());
		const turned = Object.fromEntries(Object.entries(credential).reverse());
		expect(accountKey(turned, VOLATILE)).toBe(key());
	});

	test('is another one for any other field, secrets too', () => {
		const keys = [
			key(),
			key({ password: 'q' }),
			key({ username: 'v' }),
			key({ baseUrl: 'https://b' }),
			key({ clientId: '' }),
			key({ clientId: 'c' }),
		];
		expect(new Set(keys).size).toBe(keys.length);
	});

	test('shows nothing', () => {
		expect(key()).toMatch(/^[0-9a-f]{64}$/);
		expect(digest(['a', 'b'])).not.toBe(digest(['ab']));
		expect(digest(['a', ['b']])).not.toBe(digest([['a'], 'b']));
	});
});
