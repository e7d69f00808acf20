import type { IDataObject } from 'n8n-workflow';

import { hookContext, type FindContext, type Session } from '../../../nodes/engine/declare';
import { defaults } from '../../../nodes/engine/http/session';
import { KEY_ATTRIBUTE, orderKeyStrategy } from '../../../nodes/IngramMicro/orderKeyStrategy';
import { resource } from '../../../nodes/IngramMicro/SalesOrder/operations';
import { ingramMicro } from '../../../nodes/IngramMicro/vendor';

import { virtualClock, type VirtualClock } from '../../support/virtualClock';

import { fakeSession } from '../session';

const sale: IDataObject = { type: 'sales', customerId: '7', products: [{ mpn: 'A', quantity: '1' }] };

/** A look for the orders of a key. */
function finding(session: Session, body: IDataObject, key: string): FindContext {
	const values = { path: {}, query: {}, headers: {}, body, local: {}, carried: {}, lookups: [], settings: defaults };
	return { ...hookContext(session, resource.operations[0], values), key };
}

describe('where the key is kept', () => {
	test('in the PO number, or beside an own one in the attributes', () => {
		expect(orderKeyStrategy.withKey(sale, 'k')).toEqual({ ...sale, poNumber: 'k' });
		expect(orderKeyStrategy.withKey({ ...sale, poNumber: 'PO1' }, 'k')).toEqual({
			...sale,
			poNumber: 'PO1',
			attributes: { [KEY_ATTRIBUTE]: 'k' },
		});
	});

	test('a key among copied attributes does not hinder', () => {
		const copied = { ...sale, attributes: { region: 'west', [KEY_ATTRIBUTE]: 'old' } };
		const body = orderKeyStrategy.withKey(copied, 'k');
		expect(body).toEqual({ ...sale, poNumber: 'k', attributes: { region: 'west' } });
		expect(orderKeyStrategy.read({ id: '1', ...body }).key).toBe('k');
	});
});

test('lines that are there twice count twice', () => {
	const twice = {
		...sale,
		products: [
			{ mpn: 'A', quantity: '1' },
			{ mpn: 'A', quantity: '1' },
		],
	};
	expect(orderKeyStrategy.lines(twice, {})).not.toEqual(orderKeyStrategy.lines(sale, {}));
});

test.each([
	['shows its attributes', '1', { attributes: { [KEY_ATTRIBUTE]: 'other' } }, []],
	['shows the key', '2', { attributes: { [KEY_ATTRIBUTE]: 'k' } }, ['k']],
	['does not show its attributes', '3', {}, [undefined]],
])("an order with the customer's own PO number that %s", async (_, id, shown, keys) => {
	const order = {
		id,
		type: 'sales',
		customerId: '7',
		poNumber: 'PO1',
		status: 'completed',
		products: [{ mpn: 'A', quantity: '1.0' }],
		...shown,
	};
	const { session } = await fakeSession(
		({ url }) => ({
			body: url.endsWith('/orders') ? { data: [{ id, type: 'sales' }], pagination: { total: 1 } } : order,
		}),
		{ vendor: ingramMicro },
	);
	const found = await orderKeyStrategy.find(
		finding(session, orderKeyStrategy.withKey({ ...sale, poNumber: 'PO1' }, 'k'), 'k'),
	);
	expect(found.map(({ key }) => key)).toEqual(keys);
});

describe('the key of an order that was read', () => {
	const DAY = 24 * 60 * 60_000;

	/** How many orders are read one by one to find "mine" among two, of which one has it. */
	async function reads(clock: VirtualClock): Promise<number> {
		let count = 0;
		const order = (id: string) => ({
			id,
			type: 'sales',
			customerId: '7',
			status: 'completed',
			poNumber: id === '21' ? 'mine' : 'other',
			products: [{ mpn: 'A', quantity: '1.0' }],
		});
		const { session } = await fakeSession(
			({ url }) => {
				if (url.endsWith('/orders'))
					return { body: { data: ['21', '22'].map((id) => ({ id, type: 'sales' })), pagination: { total: 2 } } };
				count += 1;
				return { body: order(url.split('/').at(-1) as string) };
			},
			{ vendor: ingramMicro, clock },
		);
		expect(
			(await orderKeyStrategy.find(finding(session, orderKeyStrategy.withKey(sale, 'mine'), 'mine'))).map(
				({ id }) => id,
			),
		).toEqual(['21']);
		return count;
	}

	test("is another's for a day, in every run of the process; one's own is read each time", async () => {
		const clock = virtualClock(0);
		expect(await reads(clock)).toBe(2);
		expect(await reads(clock)).toBe(1);
		clock.pass(DAY);
		expect(await reads(clock)).toBe(2);
	});
});
