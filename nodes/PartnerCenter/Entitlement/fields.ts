import { type Check, type Field, InputProblem } from '../../engine/declare';
import { trimmed } from '../../engine/input/parsers';

export const entitlementType: Field = {
	displayName: 'Type',
	name: 'entitlementType',
	type: 'options',
	options: [
		{ name: 'Azure Reservation', value: 'reservedInstance' },
		{ name: 'Azure Reservation (Old Contract)', value: 'virtualmachinereservedinstance' },
		{ name: 'Software', value: 'software' },
	],
	default: 'software',
	description: 'Only entitlements of this type',
};

export const showExpiry: Field = {
	displayName: 'Show Expiry Date',
	name: 'showExpiry',
	type: 'boolean',
	default: true,
	description: 'Whether to include the expiry date of each entitlement',
};

const ARTIFACT = /\/artifacts\/([^/?#]+)\/groups\/([^/?#]+)\/lineitems\/([^/?#]+)\/resource\/([^/?#]+)/i;

/** The link of an artifact, as the parts of its path: the only place where the platform shows some of these IDs. */
const artifactPath: Check = (value) => {
	const given = trimmed(value) as string | undefined;
	if (given === undefined) return undefined;
	const parts = ARTIFACT.exec(given);
	if (!parts) throw new InputProblem('is not the link of an artifact. Use entitledArtifacts[].link.uri from Get Many');
	const [, artifactType, groupId, lineItemId, resourceId] = parts;
	return { artifactType, groupId, lineItemId, resourceId };
};

const BY_LINK = { show: { artifactFrom: ['link'] } };
const BY_IDS = { show: { artifactFrom: ['ids'] } };

const idField = (name: string, displayName: string, description: string, example: string): Field => ({
	displayName,
	name,
	type: 'string',
	required: true,
	default: '',
	placeholder: `e.g. ${example}`,
	description,
	displayOptions: BY_IDS,
});

/** Which reservation: by the link that an entitlement holds, or by the four parts of it. */
export const artifact: Field[] = [
	{
		displayName: 'Reservation From',
		name: 'artifactFrom',
		type: 'options',
		required: true,
		noDataExpression: true,
		options: [
			{ name: 'IDs', value: 'ids', description: 'Enter each ID separately' },
			{ name: 'Link', value: 'link', description: 'Use the link of an entitlement' },
		],
		default: 'link',
		description: 'How to identify the reservation',
		send: { in: 'nowhere' },
	},
	{
		displayName: 'Artifact Link',
		name: 'artifactLink',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.entitledArtifacts[0].link.uri }}',
		description: 'The link.uri of an artifact from Get Many. It must belong to the same customer.',
		displayOptions: BY_LINK,
		send: { in: 'nowhere', check: artifactPath },
	},
	{
		displayName: 'Artifact Type',
		name: 'artifactType',
		type: 'options',
		required: true,
		options: [
			{ name: 'Azure Reservation', value: 'reservedinstance' },
			{ name: 'Azure Reservation (Old Contract)', value: 'virtualmachinereservedinstance' },
		],
		default: 'reservedinstance',
		description: 'Type of the artifact',
		displayOptions: BY_IDS,
	},
	idField('groupId', 'Group ID', "ID of the artifact's group", 'b71c1319-399c-5fcd-89f4-df3c2709aed1'),
	idField('lineItemId', 'Line Item ID', "ID of the artifact's line item", '35697547-8043-5242-b895-95900ced00fa'),
	idField('resourceId', 'Resource ID', "ID of the artifact's resource", 'bd62f12d-b914-5fcc-9bf7-066316a837e0'),
];

export const cancellationReason: Field = {
	displayName: 'Cancellation Reason',
	name: 'cancellationReason',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Reported abuse',
	description: 'Why it is canceled, in words or as a code',
};
