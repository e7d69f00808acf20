import { type Field, optional } from '../../../engine/declare';
import { locator } from '../../../engine/input/commonFields';
import { integer, trimmed } from '../../../engine/input/parsers';

import type { PickerName } from '../../fields/fromList';

/** Fields of what a customer is qualified for. */

export const qualification: Field = {
	displayName: 'Qualification',
	name: 'qualification',
	type: 'options',
	required: true,
	noDataExpression: true,
	options: [
		{ name: 'Education', value: 'Education' },
		{ name: 'Government Community Cloud', value: 'GovernmentCommunityCloud' },
		{ name: 'State-Owned Entity', value: 'StateOwnedEntity' },
	],
	default: 'Education',
	description: 'The qualification to request for the customer',
};

const forEducation = { show: { qualification: ['Education'] } };

export const educationSegment: Field = {
	displayName: 'Education Segment',
	name: 'educationSegment',
	type: 'options',
	required: true,
	options: [
		{ name: 'Higher Education', value: 'HigherEducation' },
		{ name: 'K-12', value: 'K12' },
	],
	default: 'HigherEducation',
	description: 'The type of school',
	displayOptions: forEducation,
};

export const website: Field = {
	displayName: 'Website',
	name: 'website',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://www.contoso.edu',
	description: "The school's website, which Microsoft uses to verify it",
	displayOptions: { show: { '/qualification': ['Education'] } },
};

export const code = locator({
	displayName: 'Validation Code',
	name: 'code',
	description: 'The code that Microsoft gave you for this government customer',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Choose a code…',
			typeOptions: { searchListMethod: 'validationCodes' satisfies PickerName, searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. GCC-7041-2296' },
	],
	displayOptions: { show: { qualification: ['GovernmentCommunityCloud'] } },
	send: { as: 'validationCode', check: trimmed },
});

/** The platform numbers its qualifications. Source: reference of the vendor's .NET SDK, enum CustomerQualification. */
export const legacyQualification: Field = {
	...qualification,
	noDataExpression: false,
	options: [
		{ name: 'Education', value: '1' },
		{ name: 'Government Community Cloud', value: '3' },
		{ name: 'None', value: '0' },
		{ name: 'Nonprofit', value: '2' },
		{ name: 'State-Owned Entity', value: '4' },
	],
	default: '1',
	description: "The customer's single qualification",
	send: { as: '$', check: integer },
};

export const legacyCode: Field = {
	...optional(code),
	displayOptions: undefined,
	send: { in: 'query', check: trimmed },
	description: 'The code that Microsoft gave you, for Government Community Cloud only',
};
