import type { LastTry } from '../../../nodes/engine/declare';
import { recheckBeforeTry } from '../../../nodes/engine/http/policies/recheck';

import { answer, below, callOf, REQUEST, sessionOf } from './call';

test('looks right before each try, with how the one before ended', async () => {
	const looks: unknown[] = [];
	const { send, sent } = below(answer(200));
	const beforeTry = async ({ last, renewed }: LastTry) => void looks.push([last, renewed, sent.length]);
	const call = callOf(sessionOf(), { request: { ...REQUEST, beforeTry } });
	await recheckBeforeTry(send)(call);
	Object.assign(call.progress, { last: answer(429), renewed: true });
	await recheckBeforeTry(send)(call);
	expect(looks).toEqual([
		[undefined, false, 0],
		[answer(429), true, 1],
	]);
});

test('sends nothing where the look finds the order', async () => {
	const { send, sent } = below(answer(200));
	const beforeTry = async () => await Promise.reject(new Error('It is there.'));
	const call = callOf(sessionOf(), { request: { ...REQUEST, beforeTry } });
	await expect(recheckBeforeTry(send)(call)).rejects.toThrow('It is there.');
	expect(sent).toHaveLength(0);
});

test('most requests have nothing to look at', async () => {
	const { send } = below(answer(200));
	expect(await recheckBeforeTry(send)(callOf(sessionOf()))).toMatchObject({ status: 200 });
});
