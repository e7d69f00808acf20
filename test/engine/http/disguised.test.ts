import fc from 'fast-check';

import { piecesOf, withoutDisguised } from '../../../nodes/engine/http/disguised';

/** Secrets in other forms are hidden; the sentence around them stays. */

const SECRET = 'Qz7~vN2.kT9+wB4/hX8=mJ6';

test.each([
	['in base64', Buffer.from(SECRET).toString('base64')],
	['in base64 behind one character', Buffer.from(`a${SECRET}`).toString('base64').slice(2)],
	['in base64 behind two characters', Buffer.from(`ab${SECRET}`).toString('base64').slice(3)],
	['in base64 for addresses', Buffer.from(SECRET).toString('base64url')],
	['in hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
	['in pieces', 'Qz7~ vN2. kT9+ wB4/ hX8= mJ6'],
	['escaped twice for an address', encodeURIComponent(encodeURIComponent(SECRET))],
	['in entities', [...SECRET].map((char) => `&#${char.charCodeAt(0)};`).join('')],
	['cut at its end', SECRET.slice(0, -3)],
])('%s', (_, form) => {
	const shown = withoutDisguised(`The value ${form} is wrong`, [piecesOf([SECRET])], '(hidden)');
	expect(shown).toMatch(/^The value \(hidden\)[\w=]{0,3} is wrong$/);
});

test.each([
	['another text', 'Quantity is below one'],
	['a short piece of it', 'The value Qz7~vN2 is wrong'],
	['letters that are escaped', 'caf%C3%A9 &#8364; \\u20ac &#x41; 100%'],
	['an entity that is none', '&#9999999; &#x110000;'],
])('%s stays', (_, text) => expect(withoutDisguised(text, [piecesOf([SECRET])], '(hidden)')).toBe(text));

test('a short secret is no word by accident', () =>
	expect(withoutDisguised('It was a bad idea', [piecesOf(['abad'])], '(hidden)')).toBe('It was a bad idea'));

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const secret = fc.string({ unit: fc.constantFrom(...letters), minLength: 20, maxLength: 200 });
const around = fc.string({ unit: fc.constantFrom(...' .,:;!?()[]<>"\'-_'), maxLength: 30 });
const gap = fc.string({ unit: fc.constantFrom(...' -_.\n\u200b"+'), maxLength: 3 });

test('any secret in any pieces leaves what is around it', () => {
	fc.assert(
		fc.property(secret, around, around, gap, fc.integer({ min: 1, max: 9 }), (given, before, after, between, size) => {
			const pieces = (given.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(between);
			expect(withoutDisguised(before + pieces + after, [piecesOf([given])], '#')).toBe(`${before}#${after}`);
		}),
		{ seed: 15, numRuns: 300 },
	);
});

test('any secret in base64, behind and before anything', () => {
	fc.assert(
		fc.property(secret, around, around, (given, before, after) => {
			const packed = Buffer.from(before + given + after).toString('base64');
			const shown = withoutDisguised(packed, [piecesOf([given])], '#');
			expect(shown).toContain('#');
			// What is left is as long as what was around it, and a character or two of the seams.
			expect(shown.length).toBeLessThanOrEqual(Math.ceil(((before.length + after.length) * 4) / 3) + 10);
		}),
		{ seed: 15, numRuns: 300 },
	);
});
