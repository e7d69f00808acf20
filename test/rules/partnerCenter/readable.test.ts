import { readable } from '../../../nodes/PartnerCenter/answers';
import { stateBy } from '../../../nodes/PartnerCenter/states';

test.each([
	'9999-0042',
	'9999-Media GmbH',
	'0001-01-01',
	'9999-12-31',
	'0001-01-01T',
	'9999-12-31T23:59:59Z and more',
	'x9999-12-31T23:59:59Z',
	'2026-03-31T00:00:00Z',
])('M5: a text stays: %s', (text) => {
	expect(readable(text)).toBe(text);
});

test.each([
	'0001-01-01T00:00:00',
	'0001-01-01T00:00:00Z',
	'9999-12-31T23:59:59Z',
	'9999-12-31T00:00:00.0000000+00:00',
	'9999-01-01T00:00',
])('a whole moment means none: %s', (text) => {
	expect(readable(text)).toBeNull();
});

test.each([
	['completed', 'completed'],
	['Completed', 'completed'],
	['pending', 'pending'],
	['In progress', 'pending'],
	['in_progress', 'pending'],
	['InProgress', 'pending'],
	[undefined, 'pending'],
	[null, 'pending'],
	['', 'pending'],
	['cancelled', 'failed'],
	['Failed', 'failed'],
	['on_review', 'failed'],
	[1012, 'failed'],
])('the status %j means %s', (status, state) => {
	expect(stateBy(status, { completed: ['completed'] })).toBe(state);
});
