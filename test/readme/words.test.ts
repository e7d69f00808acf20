import { assertedTwice } from './asserted';
import { refusedWords } from './words';

test('a sentence of an error is asserted in one test file; what many need is in test/support/sentences.ts', () => {
	expect(assertedTwice()).toEqual({});
});

test('names and comments use the words of docs/glossary.md, in US English', () => {
	expect(refusedWords()).toEqual([]);
});
