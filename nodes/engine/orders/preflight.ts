import type { IDataObject } from 'n8n-workflow';

import { hookContext, type OrderOperation, Problem, type Session, type Values } from '../declare';
import { needsEstimate, quantityComplaint } from '../input/limits';
import { refuseBeyond } from './compareEstimate';

/** What was found before an order was placed. */
export interface Checked {
	warnings: string[];
	/** the result of each step, for the output; empty where nothing was asked for */
	checks: IDataObject;
	/** the platform's estimate, where it was asked for */
	total?: IDataObject[string];
}

/**
 * The steps between the look for an existing order and the placing: the account, what the vendor reads before
 * an order, the estimate and its limits. They come after the look, so that an order that exists is returned
 * whatever became of the account or the price since.
 * @throws Problem when one of them says no; nothing was sent then
 */
export async function runPreflight(session: Session, operation: OrderOperation, values: Values): Promise<Checked> {
	const { checkAccount, limits } = session.settings;
	const context = hookContext(session, operation, values);
	const account = checkAccount ? await operation.account?.(context) : undefined;
	const before = (await operation.preflight?.(context)) ?? [];
	// What was read may show how much is ordered where the parameters do not.
	const beyond = quantityComplaint(operation, values);
	if (beyond !== undefined) throw new Problem(beyond, { outcome: 'failed' });
	const estimate =
		operation.estimate && needsEstimate(limits) ? refuseBeyond(limits, await operation.estimate(context)) : undefined;
	const limited = Object.values(limits).some((limit) => limit !== undefined);
	return {
		warnings: [...(account?.warnings ?? []), ...before],
		checks: {
			...(account ? { account: account.state } : {}),
			...(estimate ? { estimate } : {}),
			...(limited ? { limits: 'kept' } : {}),
		},
		total: estimate?.total,
	};
}
