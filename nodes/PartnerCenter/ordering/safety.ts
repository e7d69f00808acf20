import type { IDataObject } from 'n8n-workflow';

import { type AccountState, type HookContext, Problem, type Values } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { remembered } from '../../engine/http/session';

import { linesOf } from './lines';

export const CUSTOMER = 'GET /v1/customers/{customerId}';

const ACTIVE = 'reseller';

/** The customer of an order: some routes do not name it, then it is in the body. */
const customerOf = ({ path, body }: Values): string => path.customerId ?? String(body.customerId);

/** The partner may order for customers that it has the reseller relationship with. Source: facts, customer.get. */
export async function account({ session, values }: HookContext): Promise<AccountState> {
	const customerId = customerOf(values);
	const ask = async () => await read(session, getRequest(CUSTOMER, { customerId }));
	const customer = session.vendor.object((await remembered(session, `customer ${customerId}`, ask)).body);
	const relationship = String(customer.relationshipToPartner ?? ACTIVE).toLowerCase();
	if (relationship === ACTIVE) return { state: relationship, warnings: [] };
	throw new Problem(
		`Nothing was ordered: customer ${customerId} has no reseller relationship with you (${relationship}). Send it the link of Customer > Get Relationship Request, and run this again once it has accepted.`,
		{ outcome: 'failed', customerId, relationshipToPartner: relationship },
	);
}

/** Units of each line, those of the add-ons within it too. */
const unitsOf = (object: IDataObject): number[] =>
	linesOf(object).flatMap(({ quantity, addonItems }) => [Number(quantity ?? 0), ...unitsOf({ lineItems: addonItems })]);

/** Units of all lines that are asked for. */
export const lineQuantities = ({ body }: Values): number[] => unitsOf(body);

/** Units of all lines of a cart or transfer as it was read; undefined unless the platform shows those of each line. */
export function reportedUnits(object: IDataObject): number[] | undefined {
	const units = unitsOf(object);
	return units.length > 0 && units.every((count) => count > 0) ? units : undefined;
}

/** The one quantity of what is changed as a whole; unknown where it is left as it is. */
export const oneQuantity = ({ body, local }: Values): number[] | undefined => {
	const given = body.quantity ?? local.quantity;
	return given === undefined ? undefined : [Number(given)];
};
