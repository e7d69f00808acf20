import type { Call, Handler, Moment } from '../call';
import { textOf } from '../call';
import { commitmentOf, lgaOf } from '../catalogue/levels';
import { customerOf } from '../find';
import { nextNumber } from '../ids';
import { refuse } from '../refusal';
import type { StoredCustomer, StoredGroup } from '../state';

const NAME_LENGTH = 80;
const LGA = 'LARGE_GOVERNMENT_AGENCY';

/** Makes a customer the owner of a new linked membership. Throws 1117. */
export function createGroup(
	moment: Moment,
	customer: StoredCustomer,
	{ type, name }: { type?: string; name?: string },
): void {
	const isRight = type !== undefined && name !== undefined && name.length > 0 && name.length <= NAME_LENGTH;
	// A commitment rules it out, and nobody owns two.
	if (!isRight || customer.linkedMembershipId || commitmentOf(customer)) throw refuse(1117, ['linkedMembership']);
	const group: StoredGroup = {
		id: `LM${nextNumber(moment, 'group')}`,
		distributorId: moment.distributor.distributorId,
		name,
		type,
		country: customer.profile.address.country,
		lga: lgaOf(customer) !== undefined,
		level: customer.levels.license,
		ownerId: customer.id,
		members: [customer.id],
		createdAt: moment.now,
	};
	moment.state.groups.push(group);
	customer.linkedMembershipId = group.id;
}

function search(call: Call) {
	if (!call.distributor.lga) throw refuse(1164);
	const name = (textOf(call, 'name') ?? '').toLowerCase();
	const country = textOf(call, 'country');
	const found = call.state.groups.filter(
		(group) => group.lga && group.country === country && group.name.toLowerCase().includes(name),
	);
	if (found.length === 0) throw refuse(1143);
	const rows = found.map((group) => ({
		id: group.id,
		name: group.name,
		type: group.type,
		country: group.country,
		membersCount: group.members.length,
		benefitTypes: [LGA],
		discounts: [{ offerType: 'LICENSE', level: group.level }],
	}));
	return { status: 200, body: rows };
}

function enroll(call: Call) {
	const customer = customerOf(call);
	const group = call.state.groups.find(({ id }) => id === call.params.linkedMembershipId);
	if (!group) throw refuse(1143);
	if (group.distributorId !== call.distributor.distributorId) throw refuse(1153);
	if (!lgaOf(customer)) throw refuse(1165);
	if (!group.lga) throw refuse(1166);
	if (group.country !== customer.profile.address.country) throw refuse(1118);
	if (customer.linkedMembershipId) throw refuse(1117, ['linkedMembership']);
	group.members.push(customer.id);
	customer.linkedMembershipId = group.id;
	customer.levels.license = group.level;
	return { status: 200, body: { message: 'The customer was added to the linked membership' } };
}

export const groupHandlers: Record<string, Handler> = {
	'linkedMembership.search': search,
	'linkedMembership.enroll': enroll,
};
