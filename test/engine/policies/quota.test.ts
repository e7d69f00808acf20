import { quotaAsLimit } from '../../../nodes/engine/http/policies/quota';
import type { Outcome } from '../../../nodes/engine/util/answer';
import { vendor } from '../session';

import { answer, below, callOf, LOST, sessionOf } from './call';

const platform = { ...vendor, quota: (text: string) => (text === 'Out of call volume' ? 2500 : undefined) };
const outcomeOf = async (outcome: Outcome, of = platform as typeof vendor) =>
	await quotaAsLimit(below(outcome).send)(callOf(sessionOf({ vendor: of })));

const usedUp = answer(403, { body: { message: 'Out of call volume' } });

test('a used-up quota is a limit with its pause', async () => {
	expect(await outcomeOf(usedUp)).toMatchObject({ status: 429, headers: { 'retry-after': '3' } });
});

test("the platform's own pause counts first", async () => {
	const withHeader = { ...usedUp, headers: { 'retry-after': '9' } };
	expect(await outcomeOf(withHeader)).toMatchObject({ status: 429, headers: { 'retry-after': '9' } });
});

test.each<[string, Outcome]>([
	['another refusal', answer(403, { body: { message: 'Not allowed' } })],
	['another status', answer(400, { body: { message: 'Out of call volume' } })],
	['no answer', LOST],
])('%s stays as it is', async (_, outcome) => expect(await outcomeOf(outcome)).toBe(outcome));

test('a platform without quotas is not asked', async () => expect(await outcomeOf(usedUp, vendor)).toBe(usedUp));
