import type { IDataObject } from 'n8n-workflow';

import type { AccountState, Values } from '../../shared/declare';
import { Problem } from '../../shared/problem';
import { getRequest } from '../../shared/route';
import { read } from '../../shared/send';
import { remembered, type Session } from '../../shared/session';

import { linesOf } from './lines';

export const CUSTOMER = 'GET /v1/customers/{customerId}';

const ACTIVE = 'reseller';

/** The partner may order for customers that it has the reseller relationship with. Source: facts, customer.get. */
export async function account(session: Session, { path: { customerId } }: Values): Promise<AccountState> {
	const ask = async () => await read(session, getRequest(CUSTOMER, { customerId }));
	const customer = session.vendor.object((await remembered(session, `customer ${customerId}`, ask)).body);
	const relationship = String(customer.relationshipToPartner ?? ACTIVE).toLowerCase();
	if (relationship === ACTIVE) return { state: relationship, warnings: [] };
	throw new Problem(
		`Nothing was ordered: customer ${customerId} has no reseller relationship with you (${relationship}). Send it the link of Customer > Get Relationship Request, and run this again once it has accepted.`,
		{ outcome: 'failed', customerId, relationshipToPartner: relationship },
	);
}

const quantityOf = ({ quantity }: IDataObject): number => Number(quantity ?? 0);

/** Units of all lines, those of add-ons within them too. */
export const lineQuantities = ({ body }: Values): number[] =>
	linesOf(body).flatMap((line) => [line, ...((line.addonItems ?? []) as IDataObject[])].map(quantityOf));

/** The one quantity of what is changed as a whole; unknown where it is left as it is. */
export const oneQuantity = ({ body, local }: Values): number[] | undefined => {
	const given = body.quantity ?? local.quantity;
	return given === undefined ? undefined : [Number(given)];
};
