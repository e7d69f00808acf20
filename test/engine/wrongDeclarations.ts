import type { Operation, OperationBase, Picker, Session, Values } from '../../nodes/engine/declare';
import { paging } from '../../nodes/PartnerCenter/paging';
import { pickers } from '../../nodes/PartnerCenter/pickers';
import { customerId } from '../../nodes/PartnerCenter/fields/locators';
import { orderKeyStrategy, orderWait } from '../../nodes/PartnerCenter/ordering/orders';

/**
 * What must not compile. `npm run typecheck` reads this file: a line below an expected error that compiles is an error.
 * It is no test that runs.
 */

const base: OperationBase = {
	value: 'get',
	name: 'Get',
	action: 'Get a thing',
	description: 'Get a thing',
	route: 'GET /v1/things/{thingId}',
	fields: [customerId],
	sample: 'partnerCenter/thing.json',
	facts: ['thing.get'],
};
const subject = ({ path }: Values) => path.thingId;
const find = async () => undefined;
const run = async () => async () => ({ rows: [] });
const list = { ...base, paging: paging.links, items: 'items' };
const order = {
	...base,
	write: 'order',
	orderKeys: orderKeyStrategy,
	wait: orderWait,
	subject,
	keyHint: 'Yours',
} as const;
const create = { ...base, write: 'create', subject } as const;
const change = { ...base, write: 'change', subject } as const;
const remove = { ...base, write: 'delete', subject } as const;
const replace = { ...change, replaces: { read: 'GET /v1/things/{thingId}' } } as const;

const declare = (operation: Operation): Operation => operation;

/** Each kind as it is meant to be. */
export const right = [base, list, order, create, change, remove, replace, { ...base, run }].map(declare);

/** What no kind is. */
export const wrong = [
	// @ts-expect-error an order is no list
	declare({ ...order, paging: paging.links }),
	// @ts-expect-error the rows of an order are orders
	declare({ ...order, items: 'items' }),
	// @ts-expect-error an order is found by its key, before and after
	declare({ ...order, findAfterLostResponse: find }),
	// @ts-expect-error an order needs a key
	declare({ ...order, orderKeys: undefined }),
	// @ts-expect-error an order is followed
	declare({ ...order, wait: undefined }),
	// @ts-expect-error an order goes one after the other with those of the same object
	declare({ ...order, subject: undefined }),
	// @ts-expect-error a read buys nothing
	declare({ ...base, orderKeys: orderKeyStrategy }),
	// @ts-expect-error a read is sent again at will
	declare({ ...base, findAfterLostResponse: find }),
	// @ts-expect-error reads need no order among each other
	declare({ ...base, subject }),
	// @ts-expect-error only lists may be empty
	declare({ ...base, mayBeEmpty: true }),
	// @ts-expect-error a list has rows somewhere
	declare({ ...list, items: undefined }),
	// @ts-expect-error a list writes nothing
	declare({ ...list, write: 'change' }),
	// @ts-expect-error nothing is left to wait for
	declare({ ...remove, wait: orderWait }),
	// @ts-expect-error nothing is left that has an ID
	declare({ ...remove, idFromLocation: true }),
	// @ts-expect-error a new object replaces none
	declare({ ...create, replaces: replace.replaces }),
	// @ts-expect-error only orders have a price before they are sent
	declare({ ...create, estimate: async () => ({ total: 1, currency: 'USD' }) }),
	// @ts-expect-error only orders come twice
	declare({ ...change, cancelDuplicate: async () => [] }),
	// @ts-expect-error a replaced object says itself whether it was done
	declare({ ...replace, findAfterLostResponse: find }),
	// @ts-expect-error only what writes looks for its effect
	declare({ ...base, run, findAfterLostResponse: find }),
	// @ts-expect-error no kind of write
	declare({ ...base, write: 'update' }),
	// @ts-expect-error hooks get one context
	declare({ ...change, preflight: async (_session: Session, _values: Values) => [] }),
	// @ts-expect-error no paging of this platform
	declare({ ...list, paging: paging.link }),
	// @ts-expect-error a paging is no name
	declare({ ...list, paging: 'links' }),
];

const pick = (picker: Picker): Picker => picker;

/** A picker pages as its platform does. */
export const wrongPickers = [
	// @ts-expect-error no paging of this platform
	pick({ ...pickers.customers, paging: paging.tokens }),
	// @ts-expect-error a paging is no name
	pick({ ...pickers.customers, paging: 'token' }),
];
