import type { Operation } from '../../../nodes/engine/declare';
import { defaults } from '../../../nodes/engine/http/session';
import { agentComplaint } from '../../../nodes/engine/input/agentGuard';

import { NEEDS_QUANTITY, NEEDS_TOTAL, VALUES_NOT_CHOSEN } from '../../support/sentences';
import { operations } from '../play/cases';
import { FREE, GIVES_BACK, QUANTITY, TOTAL, VALUES_OF_THE_FLOW } from './costs';

/** What a write can cost when an AI agent calls it. A new write is in none of the lists, so that somebody has to decide. */

const writes = operations.filter(({ operation }) => operation.write !== undefined);

const operationOf = (id: string): Operation => writes.find((one) => one.id === id)!.operation;

const FROM_MODEL = { orderKey: 'deal-1', any: '={{ $fromAI("any") }}' };

test('every write is in one of the lists, and in one only', () => {
	const listed = [...TOTAL, ...QUANTITY, ...VALUES_OF_THE_FLOW, ...GIVES_BACK, ...FREE];
	expect(listed.sort()).toEqual(writes.map(({ id }) => id).sort());
});

test.each(TOTAL)('%s needs Maximum Total', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toContain(NEEDS_TOTAL);
});

test.each(QUANTITY)('%s needs Maximum Quantity', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toContain(NEEDS_QUANTITY);
});

test.each(VALUES_OF_THE_FLOW)('%s takes no value from the model', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toContain(VALUES_NOT_CHOSEN);
	expect(agentComplaint(operationOf(id), { orderKey: 'deal-1', any: 'set' }, defaults)).toBeUndefined();
});

test.each([...GIVES_BACK, ...FREE])('%s is free to use', (id) => {
	expect(agentComplaint(operationOf(id), FROM_MODEL, defaults)).toBeUndefined();
});

test.each([...TOTAL, ...QUANTITY, ...VALUES_OF_THE_FLOW, ...GIVES_BACK])(
	'%s says above its fields what it does',
	(id) => {
		const { notice = '' } = operationOf(id);
		expect(notice).toMatch(/^[A-Z].{20,}[.)]$/);
		expect(notice.length).toBeLessThan(330);
	},
);
