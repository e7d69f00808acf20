import { type Handler, type Moment, textOf } from '../call';
import { commitmentOf, lgaOf } from '../catalog/levels';
import { byId, customerOf } from '../find';
import { refuse } from '../gateway/refusal';
import { nextNumber } from '../state/ids';
import type { StoredCustomer } from '../state/state';

const NAME_LENGTH = 80;

/** Makes a customer the owner of a new linked membership. Throws 1117. */
export function createGroup(moment: Moment, customer: StoredCustomer, asked: { type?: string; name?: string }): void {
	const { type, name = '' } = asked;
	const isRight = type !== undefined && name.length > 0 && name.length <= NAME_LENGTH;
	// A commitment rules it out, and nobody owns two.
	if (!isRight || customer.linkedMembershipId || commitmentOf(customer)) throw refuse(1117, ['linkedMembership']);
	const id = `LM${nextNumber(moment, 'group')}`;
	const { distributorId } = moment.distributor;
	const { id: ownerId, levels, profile } = customer;
	const own = { id, distributorId, name, type, ownerId, members: [ownerId], createdAt: moment.now };
	const standing = { lga: lgaOf(customer) !== undefined, level: levels.license, country: profile.address.country };
	moment.state.groups.push({ ...own, ...standing });
	customer.linkedMembershipId = id;
}

export const groupHandlers: Record<string, Handler> = {
	'linkedMembership.search': (call) => {
		if (!call.distributor.lga) throw refuse(1164);
		const part = (textOf(call, 'name') ?? '').toLowerCase();
		const asked = textOf(call, 'country');
		const rows = call.state.groups
			.filter(({ lga, country, name }) => lga && country === asked && name.toLowerCase().includes(part))
			.map(({ id, name, type, country, members, level }) => {
				const discounts = [{ offerType: 'LICENSE', level }];
				const benefitTypes = ['LARGE_GOVERNMENT_AGENCY'];
				return { id, name, type, country, membersCount: members.length, benefitTypes, discounts };
			});
		if (rows.length === 0) throw refuse(1143);
		return { body: rows };
	},
	'linkedMembership.enroll': (call) => {
		const customer = customerOf(call);
		const group = byId(call, call.state.groups, call.params.linkedMembershipId, '1143');
		if (group.distributorId !== call.distributor.distributorId) throw refuse(1153);
		if (!lgaOf(customer)) throw refuse(1165);
		if (!group.lga) throw refuse(1166);
		if (group.country !== customer.profile.address.country) throw refuse(1118);
		if (customer.linkedMembershipId) throw refuse(1117, ['linkedMembership']);
		group.members.push(customer.id);
		customer.linkedMembershipId = group.id;
		customer.levels.license = group.level;
		return { body: { message: 'The customer was added to the linked membership' } };
	},
};
