import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { linkTo } from '../replies';
import type { StoredReseller } from './state';

const view = ({ id, name, mpnId, location }: StoredReseller) => ({
	id,
	name,
	relationshipType: 'is_indirect_cloud_solution_provider_of',
	state: 'active',
	mpnId,
	location,
	links: { self: linkTo(`/relationships/${id}`) },
	attributes: { objectType: 'PartnerRelationship' },
});

/** The beginning of the name that the filter asks for. Throws 3000 on another kind of filter. */
function nameStart(call: Call): string {
	const text = textOf(call, 'filter');
	if (text === undefined) return '';
	try {
		const { Field, Value, Operator } = JSON.parse(text) as Record<string, string>;
		if (Field.toLowerCase() === 'name' && Operator === 'starts_with') return Value.toLowerCase();
	} catch {
		// Refused below like every other filter that this list does not know.
	}
	throw refusal(PROBLEMS.invalid, 'filter: the only filter of this list is name with starts_with.');
}

const list: Handler = (call) => {
	const start = nameStart(call);
	// The partners of this simulator are providers: none of them is an indirect reseller itself.
	const isProvider = textOf(call, 'relationship_type') === 'IsIndirectCloudSolutionProviderOf';
	const rows = isProvider
		? call.state.commerce.resellers.filter(({ name }) => name.toLowerCase().startsWith(start))
		: [];
	return collection(call, rows.map(view));
};

const listForCustomer: Handler = (call) => {
	const { associatedPartnerId } = customerOf(call);
	return collection(call, call.state.commerce.resellers.filter(({ id }) => id === associatedPartnerId).map(view));
};

export const relationshipHandlers: Record<string, Handler> = {
	'relationship.getMany': list,
	'relationship.getForCustomer': listForCustomer,
};

/** The reseller with a partner id (MPN/PLA). Throws 3000, 900154 or 900123. */
export function resellerByMpnId({ state }: Call, mpnId: string): StoredReseller {
	if (!/^\d+$/.test(mpnId)) throw refusal(PROBLEMS.invalid, 'A partner id consists of digits.');
	const reseller = state.commerce.resellers.find((candidate) => candidate.mpnId === mpnId);
	if (!reseller) throw refusal(PROBLEMS.unknownReseller);
	if (!reseller.agreementSigned) throw refusal(PROBLEMS.resellerUnsigned);
	return reseller;
}
