import type { IDataObject } from 'n8n-workflow';
import type { Case } from './cases';
import { fixtureText, withLinksTo } from './recorder';

/** What the node adds to an order: the fixture shows another PO number, so its key cannot be read there. */
const PLACED = {
	created: true,
	outcome: 'completed',
	orderKey: 'orderKey-1',
	orderKeyReadable: false,
	subscriptionIds: ['1000177'],
};

/** What the node adds to the platform's object, by operation. */
const ADDED: Record<string, IDataObject> = {
	'salesOrder.place': PLACED,
	'changeOrder.place': PLACED,
	'renewalOrder.place': PLACED,
	'cancellationOrder.place': PLACED,
	'migrationOrder.place': PLACED,
	'order.get': { subscriptionIds: ['1000177'] },
	'order.wait': { subscriptionIds: ['1000177'], outcome: 'completed' },
	'customer.create': { outcome: 'completed' },
	'customer.findOrCreate': { outcome: 'completed', created: true },
	'reseller.create': { outcome: 'completed' },
	'reseller.createCustomer': { outcome: 'completed' },
	'report.schedule': { outcome: 'completed' },
	'product.validateParameters': { valid: false },
};

/** What the node adds in one case; without a key of the user's own it makes one of the execution. */
export function addedBy({ id, parameters }: Case): IDataObject {
	const added = ADDED[id] ?? {};
	const { withoutOrderKey } = (parameters.options ?? {}) as IDataObject;
	return withoutOrderKey ? { ...added, orderKey: expect.stringMatching(/^n8n-.+-0$/) as string } : added;
}

/** The rows of a fixture as the platform gives them, one for an object. */
export function platformRows({ operation: { sample, items } }: Case, url: string): IDataObject[] {
	const body = JSON.parse(withLinksTo(url, fixtureText(sample))) as IDataObject;
	return items === undefined ? [body] : (body[items] as IDataObject[]);
}

/** The members that Simplify keeps, as far as the row has them. */
export function kept({ operation: { simplify = [] } }: Case, row: IDataObject): IDataObject {
	return Object.fromEntries(simplify.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]));
}
