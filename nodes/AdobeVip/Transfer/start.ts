import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type ExistingOrder,
	type HookContext,
	type Operation,
	type OrderKeyStrategy,
	type OrderOperation,
	Problem,
	type Values,
} from '../../engine/declare';
import { rowsAt } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { placeOrder } from '../../engine/orders/placeOrder';
import { numberIn } from '../../engine/util/numbers';

import { membershipId } from '../fields/locators';

import { expireOpenPurchases, ignoreOrderReturn, newReseller } from './fields';
import { TRANSFER_VIEW, transferWait } from './view';

export const OFFERS = 'GET /v3/memberships/{membershipId}/offers';

/** What a membership that can move no more is answered with. Source: facts, errorCodes. */
const MOVED: Record<string, string> = { 5118: 'has already moved', 5121: 'is being moved' };

const readTransfer = (transfer: IDataObject): ExistingOrder => ({
	id: String(transfer.id),
	key: undefined,
	lines: transfer.resellerId ? [`to reseller ${String(transfer.resellerId)}`] : undefined,
	state: transferWait.state(transfer),
	body: transfer,
});

/**
 * Adobe has no place for a key here, and lists no transfers. A membership moves once, which is the guard; and for ten
 * days Adobe answers the same key with the same transfer.
 */
const strategy: OrderKeyStrategy = {
	scope: ({ path }) => [path.membershipId],
	withKey: (body) => body,
	lines: ({ resellerId }) => [`to reseller ${String(resellerId)}`],
	find: async () => [],
	read: readTransfer,
	advice: ({ path }) =>
		`A membership moves only once, so it is safe to run this again: within ten days, Adobe returns the transfer with the same key. Use Preview Offers to see whether membership ${path.membershipId} has moved.`,
};

/** @returns the code that says that the membership can move no more */
function movedCode(error: Error): string {
	const code = error instanceof Problem ? String(error.details.code) : '';
	if (MOVED[code] === undefined) throw error;
	return code;
}

/** Previews what moves. @throws Problem where Adobe says that the membership cannot move */
async function previewFirst({ session, values: { path, query, carried } }: HookContext): Promise<string[]> {
	const seen = await read(session, getRequest(OFFERS, path, query)).catch(movedCode);
	if (typeof seen !== 'string') {
		carried.preview = session.vendor.object(seen.body);
		return [];
	}
	carried.moved = true;
	return [
		`The membership ${MOVED[seen]} (code ${seen}), so nothing new is started: Adobe returns the transfer with this key, or refuses.`,
	];
}

/** Licenses that come along, as the preview shows; none until it is read, and none where the membership has moved already. */
function quantities({ carried: { preview } }: Values): number[] | undefined {
	if (preview === undefined) return [];
	const units = rowsAt(preview, 'items').map(({ quantity }) => numberIn(quantity));
	return units.length > 0 && units.every((count) => count !== undefined) ? units : undefined;
}

/** The look shows whether the transfer existed before, though not which it is: that comes with the answer to the same key. */
const starting =
	(operation: OrderOperation) =>
	async ({ session, values }: HookContext): Promise<Completion> => {
		const finish = await placeOrder(session, operation, values);
		return async () => {
			const { rows } = await finish();
			return {
				rows: values.carried.moved ? rows.map((row) => ('created' in row ? { ...row, created: false } : row)) : rows,
			};
		};
	};

/** The operation with its run, which needs the operation. */
const started = (operation: OrderOperation): OrderOperation => ({ ...operation, run: starting(operation) });

const transfer = {
	...TRANSFER_VIEW,
	notice:
		'A membership moves only once, and not back. All its subscriptions arrive with auto-renewal on. Adobe stores no order key here, but a membership that has moved cannot move again.',
	route: 'POST /v3/memberships/{membershipId}/transfers',
	extraRoutes: [OFFERS, transferWait.route],
	fields: [membershipId, newReseller, ignoreOrderReturn, expireOpenPurchases],
	write: 'order',
	orderKeys: strategy,
	wait: transferWait,
	subject: ({ path }: Values) => `membership ${path.membershipId}`,
	preflight: previewFirst,
	quantities,
	keyHint: 'The key identifies this transfer in the output. Within ten days, the same key returns the same transfer.',
} satisfies Partial<Operation>;

export const starts: Operation[] = [
	started({
		...transfer,
		value: 'create',
		name: 'Create',
		action: 'Transfer a customer from VIP',
		description:
			'Move a VIP customer and its subscriptions to VIP Marketplace. The node previews its offers first, and sends nothing if the preview is refused.',
		sample: 'adobe/transfer.create.json',
		facts: ['transfer.create'],
		docs: `${TRANSFER_VIEW.docs}/transfer-subscription`,
	}),
	started({
		...transfer,
		value: 'migrateLga',
		name: 'Migrate Large Government Agency',
		action: 'Migrate a large government agency from VIP',
		description:
			'Move a large government agency from VIP, for distributors that are enabled for it. With fewer than 100 licenses, it needs offline (FRL) offers.',
		sample: 'adobe/transfer.migrateLga.json',
		facts: ['transfer.migrateLga'],
		docs: 'https://developer.adobe.com/vipmp/docs/lga/migrate',
	}),
];
