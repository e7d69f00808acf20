import type { IDataObject } from 'n8n-workflow';

import { type Check, type Field, InputProblem } from '../../engine/declare';
import { list } from '../../engine/input/codes';

import { notIn } from '../signIn/clouds';
import { licenseSkuId } from '../fields/locators';

/** Source: facts, auth.clouds[].limits. */
export const NOT_MANAGED = notIn('Licenses', 'china');

const skuId: Field = { ...licenseSkuId, name: 'skuId' };

export const licenseGroupIds: Field = {
	displayName: 'License Groups',
	name: 'licenseGroupIds',
	type: 'multiOptions',
	options: [
		{ name: 'Group 1', value: 'Group1', description: 'Licenses that Microsoft Entra ID manages: all except Minecraft' },
		{ name: 'Group 2', value: 'Group2', description: 'Minecraft' },
	],
	default: [],
	description: 'The groups to return. If not set, only group 1.',
};

export const licensesToAssign: Field = {
	displayName: 'Licenses to Assign',
	name: 'licensesToAssign',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	required: true,
	placeholder: 'Add License',
	default: {},
	description: 'The licenses to assign, all from the same license group',
	options: [
		{
			displayName: 'License',
			name: 'license',
			values: [
				skuId,
				{
					displayName: 'Excluded Plans',
					name: 'excludedPlans',
					type: 'string',
					default: '',
					placeholder: 'e.g. 07bbfec6-07aa-5eae-bfbb-28912e52f2f8',
					description:
						'IDs of the service plans to leave off, separated by commas. Get Many shows the plans of each license.',
					send: { check: list },
				},
			],
		},
	],
};

/** Rows of one column as a plain list, each value once. */
const skuIds: Check = (rows) => {
	const ids = (rows as IDataObject[]).map((row) => String(row.skuId));
	if (new Set(ids).size < ids.length) throw new InputProblem('contains a license twice');
	return ids;
};

export const licensesToRemove: Field = {
	displayName: 'Licenses to Remove',
	name: 'licensesToRemove',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	required: true,
	placeholder: 'Add License',
	default: {},
	description: 'The licenses to remove from the user',
	options: [{ displayName: 'License', name: 'license', values: [skuId] }],
	send: { check: skuIds },
};
