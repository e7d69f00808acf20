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
import { account, CUSTOMER, reportedUnits } from '../ordering/safety';
import { saysFailed, stateBy, unknownStatus } from '../states';
import { rowsOf, sentencesOf } from '../SubscriptionUpgrade/errorSentences';

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
			? `The transfer ${String(id)} ended as ${String(status)}. Ask the other partner, and create a new transfer if you still need it.`
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
const strategy: OrderKeyStrategy = {
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
	source === undefined ? [] : reportedUnits(source);

/** Orders can exist although other lines failed: both are reported. */
function failures({ orders, transferErrors }: IDataObject): string[] {
	const wrong = rowsOf(transferErrors).flatMap((error) => {
		const line = error.transferLineItemId ?? error.lineItemId;
		return [...(line === undefined ? [] : [`Line ${String(line)}:`]), ...sentencesOf(error)];
	});
	if (wrong.length === 0) return [];
	const placed = rowsOf(orders).map(({ id }) => String(id));
	return [
		placed.length > 0
			? `Only part of it was transferred. Orders that were placed: ${placed.join(', ')}.`
			: 'Nothing was transferred.',
		...wrong,
	];
}

export const accept: Operation = {
	value: 'accept',
	name: 'Accept (Legacy)',
	action: 'Accept a transfer',
	description:
		'Take over the subscriptions of a transfer, as in 2021. Today, the current partner confirms the transfer in Partner Center.',
	notice:
		'You are billed for these subscriptions from then on. The platform stores no order key here: a transfer can be accepted only once.',
	route: ACCEPT,
	extraRoutes: [TRANSFER, CUSTOMER],
	fields: [customerId, transferId],
	write: 'order',
	orderKeys: strategy,
	account,
	preflight: readLines,
	quantities,
	wait,
	subject: ({ path }) => `transfer ${path.transferId}`,
	failures,
	keyHint: 'The key identifies this transfer in the output. The transfer itself keeps it from being accepted twice.',
	sample: 'partnerCenter/transfer.accept.json',
	facts: ['transfer.accept'],
	docs: 'https://learn.microsoft.com/partner-center/developer/accept-a-transfer',
};
