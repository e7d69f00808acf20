import { type AccountState, type HookContext, Problem } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { remembered } from '../../engine/http/session';

import { statusWords } from '../statuses';

export const CUSTOMER = 'GET /v3/customers/{customerId}';

const ACTIVE = '1000';
const PENDING = '1002';

/** Adobe takes orders of a pending customer, and fails them if the account turns out inactive. Source: facts, customer.create. */
export async function account({
	session,
	values: {
		path: { customerId },
	},
}: HookContext): Promise<AccountState> {
	const ask = async () => await read(session, getRequest(CUSTOMER, { customerId }));
	const customer = session.vendor.object((await remembered(session, `customer ${customerId}`, ask)).body);
	const status = String(customer.status ?? '');
	const state = statusWords('customer', status);
	if (status === ACTIVE || status === '') return { state, warnings: [] };
	if (status === PENDING)
		return {
			state,
			warnings: [
				'Adobe is still reviewing the customer. The order is accepted, but it fails if the account becomes inactive.',
			],
		};
	throw new Problem(
		`Nothing was ordered: customer ${customerId} is ${state} (status ${status}). Contact Adobe about it, then run this again.`,
		{ outcome: 'failed', customerId, customerStatus: status },
	);
}
