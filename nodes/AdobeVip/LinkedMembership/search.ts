import type { Completion, Field, HookContext, Operation } from '../../engine/declare';
import { rowsAt } from '../../engine/http/paging/rows';
import { refusal } from '../../engine/http/problem';
import { buildRequest } from '../../engine/http/request';
import { ask } from '../../engine/http/send';

import { NEEDS } from '../Customer/customers';
import { lengthOf } from '../../engine/input/parsers';

const country: Field = {
	displayName: 'Country',
	name: 'country',
	type: 'options',
	required: true,
	options: [
		{ name: 'Canada', value: 'CA' },
		{ name: 'United States', value: 'US' },
	],
	default: 'US',
	description: 'The country of the groups',
};

const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. agencies',
	description: 'Only groups whose name contains this text, up to 80 characters',
	send: { check: lengthOf(1, 80) },
};

const NONE = '1143';

/** The groups that were found. Finding none is an error with Adobe; here it is a list without rows. */
async function run({ session, values }: HookContext): Promise<Completion> {
	const request = buildRequest(searchGroups, values);
	const answer = await ask(session, request, [404]);
	if (answer.status === 404 && session.vendor.errorOf(answer.body).code !== NONE)
		throw refusal(session, request, answer);
	const rows = answer.status === 404 ? [] : rowsAt(answer.body);
	return async () => ({ rows });
}

export const searchGroups: Operation = {
	value: 'searchGroups',
	name: 'Search Groups',
	action: 'Search linked membership groups',
	description:
		'Find linked membership groups of large government agencies by country and name. Other groups cannot be searched.',
	needs: NEEDS.agencies,
	route: 'GET /v3/linked_membership_groups',
	fields: [country, name],
	items: '',
	run,
	sample: 'adobe/linkedMembership.search.json',
	facts: ['linkedMembership.search'],
	docs: 'https://developer.adobe.com/vipmp/docs/lga/create',
};
