import { type Check, type Field, InputProblem } from '../../../engine/declare';
import { dateTime, id, trimmed } from '../../../engine/input/parsers';

import { status, substatus } from './deal';
import { oneEmail, text } from './text';

/** What narrows and sorts the list of referrals. */

const local = { in: 'nowhere' as const };

const clause: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given !== undefined && (given.match(/'/g)?.length ?? 0) % 2 === 1)
		throw new InputProblem('has an unmatched single quote');
	return given;
};

export const listFields: Field[] = [
	{ ...status, description: 'Only referrals with this status', send: local },
	{ ...substatus, description: 'Only referrals with this substatus', send: local },
	{
		displayName: 'Updated Since',
		name: 'updatedSince',
		type: 'dateTime',
		default: '',
		placeholder: 'e.g. 2026-11-01T00:00:00Z',
		description: 'Only referrals that changed at or after this time. In UTC, unless a time zone is given.',
		send: { ...local, check: dateTime },
	},
	text('Email', 'email', 'ada.miller@example.com', 'Only referrals with this email address', {
		...local,
		check: oneEmail,
		personal: true,
	}),
	text(
		'Engagement ID',
		'engagementId',
		'a1f0c3d2-5b6e-4c7f-8a90-1b2c3d4e5f60',
		'Only the referrals of this engagement',
		{ ...local, check: id },
	),
	text('Filter', 'filter', "type eq 'Shared'", 'An additional OData condition, combined with the others by "and"', {
		...local,
		check: clause,
	}),
	{
		displayName: 'Sort By',
		name: 'orderby',
		type: 'options',
		options: [
			{ name: 'Changed, Newest First', value: 'updatedDateTime desc' },
			{ name: 'Changed, Oldest First', value: 'updatedDateTime asc' },
			{ name: 'Created, Newest First', value: 'createdDateTime desc' },
			{ name: 'Created, Oldest First', value: 'createdDateTime asc' },
		],
		default: 'createdDateTime desc',
		description: 'How the referrals are sorted',
		send: { as: '$orderby' },
	},
];
