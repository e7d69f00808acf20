import type { Completion, Field, HookContext, Operation, Resource } from '../../engine/declare';
import { buildRequest } from '../../engine/http/request';
import { dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';

import { changing, MAILS, replacing } from '../Customer/change';
import { docs, extra, membershipOf, NEEDS } from '../Customer/customers';
import { lengthOf } from '../../engine/input/parsers';
import { customerId, linkedMembershipId, resellerForList } from '../fields/locators';
import { adobeVip } from '../vendor';

import { searchGroups } from './search';

const groupType: Field = {
	displayName: 'Group Type',
	name: 'groupType',
	type: 'options',
	required: true,
	options: [
		{ name: 'Consortium', value: 'CONSORTIUM' },
		{ name: 'Standard', value: 'STANDARD' },
	],
	default: 'STANDARD',
	description: 'The type of group',
	send: { as: 'linkedMembership.type' },
};

const groupName: Field = {
	displayName: 'Group Name',
	name: 'groupName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Fabrikam group',
	description: 'Name of the new group, up to 80 characters',
	send: { as: 'linkedMembership.name', check: lengthOf(1, 80) },
};

/** Adobe answers with words only; what came of it is reported by the ids. */
async function enrollOnce({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(enroll, buildRequest(enroll, values));
	const { customerId: member, linkedMembershipId: group } = values.path;
	const made = await writeOnce(session, enroll, values);
	return async () => ({ rows: [{ ...made, id: group, linkedMembershipId: group, customerId: member }] });
}

const enroll: Operation = {
	value: 'enroll',
	name: 'Enroll Customer',
	action: 'Enroll a customer in a linked membership',
	description:
		'Add a large government agency to a group of agencies, without an approval code. The customer and the group must have the same country and distributor.',
	needs: NEEDS.agencies,
	route: 'POST /v3/customers/{customerId}/linked_membership/enroll/{linkedMembershipId}',
	fields: [customerId, linkedMembershipId, resellerForList],
	// What comes into being is a membership; nothing of the customer's own is given.
	write: 'create',
	subject: ({ path }) => path.customerId,
	run: enrollOnce,
	sample: 'adobe/linkedMembership.enroll.json',
	facts: ['linkedMembership.enroll'],
	docs: docs('lga/create'),
};

const operations: Operation[] = [
	searchGroups,
	{
		...changing,
		value: 'create',
		name: 'Create',
		action: 'Create a linked membership',
		description:
			'Make a customer the owner of a new linked membership group. Members join in the Admin Console with a code from the owner. The group of a large government agency takes over its country, segment and level.',
		notice: `A linked membership rules out a three-year commitment. ${MAILS}`,
		fields: [customerId, groupType, groupName, resellerForList],
		replaces: replacing(),
		// What was made is the group; the customer that owns it is in customerId.
		extra: (row) => ({ ...extra(row), ...(membershipOf(row)?.id === undefined ? {} : { id: membershipOf(row)?.id }) }),
		sample: 'adobe/linkedMembership.create.json',
		facts: ['linkedMembership.create'],
		docs: docs('customer-account/linked-membership'),
	},
	enroll,
];

export const resource: Resource = {
	value: 'linkedMembership',
	name: 'Linked Membership',
	vendor: adobeVip,
	operations,
};
