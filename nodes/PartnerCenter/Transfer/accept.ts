import type { IDataObject } from 'n8n-workflow';

import type {
	ExistingOrder,
	HookContext,
	Operation,
	OrderKeyStrategy,
	Session,
	State,
	Values,
	Wait,
} from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { write } from '../../engine/http/send';

import { customerId, transferId } from '../fields/locators';
import { account, CUSTOMER, unitsTold } from '../ordering/safety';
import { saysFailed, stateBy, unknownStatus } from '../states';
import { rowsOf, sentencesOf } from '../SubscriptionUpgrade/told';

export const TRANSFER = 'GET /v1/customers/{customerId}/transfers/{transferId}';

const ACCEPT = 'POST /v1/customers/{customerId}/transfers/{transferId}/accept';

/** Spelling of both sources: Complete and Completed. */
const transferState = ({ status }: IDataObject): State =>
	stateBy(status, { completed: ['complete', 'completed'], pending: ['active', 'open', 'accepted'] });

const wait: Wait = {
	route: TRANSFER,
	state: transferState,
	failure: ({ id, status }) =>
		saysFailed(status)
			? `The transfer ${String(id)} ended as ${String(status)}. Ask the other partner, and create a new one if it is still wanted.`
			: unknownStatus(`transfer ${String(id)}`, status),
	until: 'the transfer is complete',
	offered: 'choice',
};

/** Nothing but its ID says which transfer it is, so there are no lines to compare. */
const readTransfer = (transfer: IDataObject): ExistingOrder => ({
	id: String(transfer.id),
	key: undefined,
	lines: undefined,
	state: transferState(transfer),
	body: transfer,
});

const readTransferNow = async (session: Session, path: Values['path']): Promise<IDataObject> =>
	await readObject(session, getRequest(TRANSFER, path));

/** The platform has no place for a key here: a transfer that is complete is the guard. */
const book: OrderKeyStrategy = {
	keyless: true,
	scope: ({ path }) => [path.customerId, path.transferId],
	withKey: (body) => body,
	lines: () => [],
	find: async ({ session, values: { path } }) => {
		const transfer = readTransfer(await readTransferNow(session, path));
		return transfer.state === 'completed' ? [transfer] : [];
	},
	place: async ({ session, values: { path }, ids }) => {
		const sent = await write(session, { ...getRequest(ACCEPT, path), writeId: ids.of('order') }, 'buy');
		if (!('answer' in sent) || sent.answer.body === undefined) return undefined;
		return { ...session.vendor.object(sent.answer.body), id: path.transferId };
	},
	read: readTransfer,
	advice: ({ path }) => `Read transfer ${path.transferId}: when its status is Complete, it was accepted.`,
};

/** Reads the lines where they are limited. Today the partner that takes over sees them only afterwards. Source: facts, transfer.get. */
async function readLines({ session, values: { path, carried, settings } }: HookContext): Promise<string[]> {
	if (settings.limits.maximumQuantity !== undefined) carried.source = await readTransferNow(session, path);
	return [];
}

/** None until the transfer is read. */
const quantities = ({ carried: { source } }: Values): number[] | undefined =>
	source === undefined ? [] : unitsTold(source);

/** Orders can stand although other lines failed: both are told. */
function failures({ orders, transferErrors }: IDataObject): string[] {
	const wrong = rowsOf(transferErrors).flatMap((error) => {
		const line = error.transferLineItemId ?? error.lineItemId;
		return [...(line === undefined ? [] : [`Line ${String(line)}:`]), ...sentencesOf(error)];
	});
	if (wrong.length === 0) return [];
	const placed = rowsOf(orders).map(({ id }) => String(id));
	return [
		placed.length > 0
			? `Only a part was transferred; orders that stand: ${placed.join(', ')}.`
			: 'Nothing was transferred.',
		...wrong,
	];
}

export const accept: Operation = {
	value: 'accept',
	name: 'Accept (Legacy)',
	action: 'Accept a transfer',
	description:
		'Take over the subscriptions of a transfer as it was done in 2021. Today the partner that hands over confirms it in Partner Center.',
	notice:
		'From then on you are billed for these subscriptions. The platform keeps no order key here: a transfer can be accepted once only.',
	route: ACCEPT,
	extraRoutes: [TRANSFER, CUSTOMER],
	fields: [customerId, transferId],
	write: 'order',
	orderKeys: book,
	account,
	preflight: readLines,
	quantities,
	wait,
	subject: ({ path }) => `transfer ${path.transferId}`,
	failures,
	keyHint: 'The key names this transfer in the output. What keeps it from being accepted twice is the transfer itself.',
	sample: 'partnerCenter/transfer.accept.json',
	facts: ['transfer.accept'],
	docs: 'https://learn.microsoft.com/partner-center/developer/accept-a-transfer',
};
