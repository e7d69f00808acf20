import type { IDataObject } from 'n8n-workflow';

import type { ReplaceContext, Values } from '../../engine/declare';
import { at } from '../../engine/util/path';

/** Three-year commitments and the terms of large government agencies. */

export const AGENCY = { type: 'LARGE_GOVERNMENT_AGENCY' };

const COMMIT = 'THREE_YEAR_COMMIT';

const quantitiesOf = ({ local }: Values): IDataObject[] =>
	[
		{ offerType: 'LICENSE', quantity: local.minimumLicenses },
		{ offerType: 'CONSUMABLES', quantity: local.minimumConsumables },
	].filter(({ quantity }) => quantity !== undefined);

/** Puts the quantities where they belong. @param request which of the two requests it is */
export const asking =
	(request: 'commitmentRequest' | 'recommitmentRequest') =>
	(values: Values): void => {
		const minimumQuantities = quantitiesOf(values);
		if (minimumQuantities.length > 0) values.body.benefits = [{ type: COMMIT, [request]: { minimumQuantities } }];
	};

/** A commitment to nothing is none. */
export const somethingCommitted = ({ body }: Values): string | undefined =>
	body.benefits === undefined
		? 'There is nothing to commit to: set "Minimum Licenses", "Minimum Consumables" or both.'
		: undefined;

/** The state of a part of the customer's commitment: 'commitment', 'commitmentRequest' or 'recommitmentRequest'. */
function stateOf({ benefits }: IDataObject, part: string): string | undefined {
	const commit = Array.isArray(benefits) ? (benefits as IDataObject[]).find(({ type }) => type === COMMIT) : undefined;
	const state = at(commit, `${part}.status`);
	return state === undefined ? undefined : String(state);
}

const OPEN = ['REQUESTED', 'ACCEPTED'];

/** A request for a commitment is refused while one for a further term is open. */
export function besideRecommitment(customer: IDataObject): string | undefined {
	const state = stateOf(customer, 'recommitmentRequest');
	if (!OPEN.includes(state ?? '')) return undefined;
	return `Nothing was requested: customer ${String(customer.id)} already has a request for another term (${state}), and Adobe accepts only one at a time. Wait until it is settled.`;
}

/** Only who keeps a commitment can ask for a further one. */
export function notCommitted(customer: IDataObject): string | undefined {
	const state = stateOf(customer, 'commitment');
	if (state === 'COMMITTED') return undefined;
	return `Nothing was requested: another term can be requested only while the commitment is COMMITTED, but the commitment of customer ${String(customer.id)} ${state === undefined ? 'does not exist' : `is ${state}`}.`;
}

/** Says that an earlier request is replaced. */
export const replacesRequest = ({ object: customer }: ReplaceContext): string[] =>
	stateOf(customer, 'commitmentRequest') === 'REQUESTED'
		? ['This replaces an earlier request that the customer had not answered.']
		: [];

/** The terms are for government customers; a change would move any other one to that segment. */
export function noGovernment(customer: IDataObject): string | undefined {
	const segment = at(customer, 'companyProfile.marketSegment');
	if (segment === 'GOV') return undefined;
	return `Nothing was changed: customer ${String(customer.id)} is in the market segment ${String(segment)}, and large government agency terms are only for GOV.`;
}
