import type { IDataObject } from 'n8n-workflow';

import { KEY_ATTRIBUTE, orderBook } from '../../nodes/IngramMicro/orderBook';
import { ingramMicro } from '../../nodes/IngramMicro/vendor';

import { fakeSession } from './session';

const sale: IDataObject = { type: 'sales', customerId: '7', products: [{ mpn: 'A', quantity: '1' }] };

describe('where the key is kept', () => {
	test('in the PO number, or beside an own one in the attributes', () => {
		expect(orderBook.withKey(sale, 'k')).toEqual({ ...sale, poNumber: 'k' });
		expect(orderBook.withKey({ ...sale, poNumber: 'PO1' }, 'k')).toEqual({ ...sale, poNumber: 'PO1', attributes: { [KEY_ATTRIBUTE]: 'k' } });
	});

	test('a key among copied attributes does not stand in the way', () => {
		const copied = { ...sale, attributes: { region: 'west', [KEY_ATTRIBUTE]: 'old' } };
		const body = orderBook.withKey(copied, 'k');
		expect(body).toEqual({ ...sale, poNumber: 'k', attributes: { region: 'west' } });
		expect(orderBook.read({ id: '1', ...body }).key).toBe('k');
	});
});

test('lines that are there twice count twice', () => {
	const twice = { ...sale, products: [{ mpn: 'A', quantity: '1' }, { mpn: 'A', quantity: '1' }] };
	expect(orderBook.lines(twice, {})).not.toEqual(orderBook.lines(sale, {}));
});

test.each([
	['shows its attributes', { attributes: { [KEY_ATTRIBUTE]: 'other' } }, []],
	['shows the key', { attributes: { [KEY_ATTRIBUTE]: 'k' } }, ['k']],
	['does not show its attributes', {}, [undefined]],
])('an order with the customer\'s own PO number that %s', async (_, shown, keys) => {
	const order = { id: '1', type: 'sales', customerId: '7', poNumber: 'PO1', status: 'completed', products: [{ mpn: 'A', quantity: '1.0' }], ...shown };
	const { session } = await fakeSession(({ url }) => ({
		body: url.endsWith('/orders') ? { data: [{ id: '1', type: 'sales' }], pagination: { total: 1 } } : order,
	}), { vendor: ingramMicro });
	const found = await orderBook.find(session, { path: {}, local: {}, body: orderBook.withKey({ ...sale, poNumber: 'PO1' }, 'k') }, 'k');
	expect(found.map(({ key }) => key)).toEqual(keys);
});
