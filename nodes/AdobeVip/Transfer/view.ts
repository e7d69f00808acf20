import type { IDataObject } from 'n8n-workflow';

import type { Operation, Wait } from '../../engine/declare';

import { subscriptionsOf } from '../ordering/orders';
import { idAndStatus, stateOf } from '../statuses';

export const TRANSFER = 'GET /v3/memberships/{membershipId}/transfers/{transferId}';

const words = idAndStatus('transfer');

/** What the node adds to a transfer; a dry run is none. */
const added = (transfer: IDataObject): IDataObject =>
	transfer.transferId === undefined ? {} : { ...words(transfer), ...subscriptionsOf(transfer) };

/** How every operation shows transfers. */
export const TRANSFER_VIEW = {
	extra: added,
	docs: 'https://developer.adobe.com/vipmp/docs/migration',
} satisfies Partial<Operation>;

/** Following a transfer: customer and subscriptions are filled in once it is complete. */
export const transferWait: Wait = {
	route: TRANSFER.replace('{transferId}', '{id}'),
	state: ({ status }) => stateOf(status),
	failure: ({ transferId, status }) =>
		`The transfer ${String(transferId)} failed (status ${String(status)}). Preview the offers of the membership to see the cause.`,
	until: 'the transfer is complete and the customer exists',
	offered: 'choice',
};
