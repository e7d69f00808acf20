import type { IDataObject } from 'n8n-workflow';

import type { Operation, Replacing, Values } from '../../engine/declare';
import { overlaid } from '../../engine/run/replaceWhole';
import { at } from '../../engine/util/path';

import { kept, leftOut, notChangeable, profileOf, quiet, type Whole } from '../Reseller/whole';

import { CUSTOMER, CUSTOMERS, extra } from './customers';

/** Of the sub-segments only those of agencies are sent; the others are the customer's own choice and read only. */
const AGENCY_LEVELS = ['FEDERAL', 'STATE'];

function levelsOf(customer: IDataObject): IDataObject {
	const given = at(customer, 'companyProfile.marketSubSegments');
	const marketSubSegments = Array.isArray(given)
		? (given as string[]).filter((level) => AGENCY_LEVELS.includes(level))
		: [];
	return marketSubSegments.length > 0 ? { marketSubSegments } : {};
}

/**
 * The whole that a change of a customer sends: its profile as it was read, with what was given laid over it.
 * Benefits and linked membership stay behind, as sending them would ask for new ones.
 */
export function wholeCustomer(object: IDataObject, { body }: Values): IDataObject {
	const enabled = String(object.globalSalesEnabled) === 'true';
	const before: IDataObject = {
		...kept(object, ['externalReferenceId']),
		// Not enabled is not sent: a distributor without global sales must not say a word of it.
		...(enabled ? { globalSalesEnabled: true } : {}),
		companyProfile: { ...profileOf(object, 'marketSegment'), ...levelsOf(object) },
	};
	return overlaid(before, body);
}

/** Without contacts, as Adobe has it for requests: those that it has stay, and nobody gets a welcome mail. */
export const withoutContacts = (object: IDataObject, values: Values): IDataObject =>
	overlaid(wholeCustomer(object, values), { companyProfile: { contacts: [] } });

export const MAILS =
	'Adobe replaces the whole customer, so all of its contacts are sent again and get the welcome email again. The customer notices this.';

type Refusal = (customer: IDataObject) => string | undefined;

/** @param refuses what else than its status prevents a change, in a sentence */
export const replacing = (
	refuses: Refusal = () => undefined,
	{ whole = wholeCustomer, ...more }: Partial<Omit<Replacing, 'whole'>> & { whole?: Whole } = {},
): Replacing => ({
	read: CUSTOMERS.one,
	whole: quiet(whole),
	refuses: ({ object: customer }) => notChangeable('customer')(customer) ?? refuses(customer),
	warns: ({ object, values }) => leftOut(object, values),
	...more,
});

/** What every change of a customer has in common. */
export const changing = {
	route: 'PATCH /v3/customers/{customerId}',
	extraRoutes: [CUSTOMERS.one],
	write: 'change',
	subject: ({ path }: Values) => path.customerId,
	extra,
	simplify: CUSTOMER,
} satisfies Partial<Operation>;
