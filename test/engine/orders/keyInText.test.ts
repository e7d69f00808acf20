import { keyIn, marked } from '../../../nodes/engine/orders/existing/keyInText';

test.each([
	['', 'deal-1', 'deal-1'],
	['Sales team', 'deal-1', 'Sales team [deal-1]'],
	['', 'Deal [EU]', 'Deal [[EU]]'],
	['Sales team', 'Deal [EU]', 'Sales team [Deal [[EU]]]'],
])('a text of the user (%j) stays in front of the key %j', (own, key, text) => {
	expect(marked(own, key)).toBe(text);
	expect(keyIn(text, key)).toBe(key);
});

test.each([
	['the key of another order', 'deal-2', 'deal-2'],
	['the end of a longer key', 'my deal-1', 'my deal-1'],
	['the key without its brackets', 'Sales deal-1', 'Sales deal-1'],
	['brackets that are part of a key', 'Deal [[deal-1]]', 'Deal [[deal-1]]'],
	['the key in front', '[deal-1] Sales', '[deal-1] Sales'],
])('%s is not this key', (_, text, read) => {
	expect(keyIn(text, 'deal-1')).toBe(read);
});

test('no text holds no key', () => {
	expect(keyIn('', 'deal-1')).toBeUndefined();
});
