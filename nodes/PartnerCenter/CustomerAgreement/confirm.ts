import type { IDataObject } from 'n8n-workflow';

import { type Completion, type Field, type HookContext, type Operation, Problem } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { buildRequest, getRequest } from '../../engine/http/request';
import { email } from '../../engine/input/parsers';
import { dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';
import { at } from '../../engine/util/path';

import { agreementTemplateId, customerId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { agreementType, NOT_OFFERED } from './fields';

const LIST = 'GET /v1/customers/{customerId}/agreements';

/** The platform's word for: this person has confirmed this agreement before. */
const CONFIRMED_BEFORE = '600061';

const contact: Field[] = [
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Jane',
		description: 'First name of the person at the customer who accepted the agreement',
		send: { as: 'primaryContact.firstName', personal: true },
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Doe',
		description: 'Last name of the person who accepted the agreement',
		send: { as: 'primaryContact.lastName', personal: true },
	},
	{
		displayName: 'Email',
		name: 'email',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@email.com',
		description: 'Email address of the person who accepted the agreement',
		send: { as: 'primaryContact.email', check: email, personal: true },
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 4255550100',
		description: 'Phone number of the person who accepted the agreement',
		send: { as: 'primaryContact.phoneNumber', personal: true },
	},
];

const dateAgreed: Field = {
	displayName: 'Date Agreed',
	name: 'dateAgreed',
	type: 'dateTime',
	required: true,
	default: '',
	description: 'When the customer accepted the agreement. It cannot be in the future.',
};

const fields: Field[] = [
	customerId,
	agreementType([]),
	{
		...agreementTemplateId,
		description: 'The text that was accepted. It must be of the chosen type; Get Templates lists all.',
		send: { as: 'templateId' },
	},
	dateAgreed,
	...contact,
];

const contactOf = (agreement: IDataObject): string => String(at(agreement, 'primaryContact.email') ?? '').toLowerCase();

/** What is recorded of this person's consent. */
async function recorded({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const request = getRequest(LIST, path, { agreementType: body.type });
	const rows = await readRows(session, request, paging.links, 'items', Infinity);
	return rows.find((row) => row.type === body.type && contactOf(row) === contactOf(body));
}

/** A consent that was recorded before is what was wanted: the flow that asks for it twice goes on. */
async function run(context: HookContext): Promise<Completion> {
	const { session, values } = context;
	if (session.settings.dryRun) return dryRunOf(confirm, buildRequest(confirm, values));
	const agreement = await writeOnce(session, confirm, values).catch(async (error: Error) => {
		const before =
			error instanceof Problem && error.details.code === CONFIRMED_BEFORE ? await recorded(context) : undefined;
		if (!before) throw error;
		return { ...before, note: 'This person had already confirmed this agreement. Nothing was changed.' };
	});
	return async () => ({ rows: [agreement] });
}

export const confirm: Operation = {
	value: 'confirm',
	name: 'Confirm',
	action: 'Confirm a customer agreement',
	description:
		'Record that a customer accepted the Microsoft Customer Agreement, which is required to order. If this person has already confirmed it, that record is returned.',
	notice: 'You attest here that the customer accepted the agreement. Keep proof of it.',
	route: 'POST /v1/customers/{customerId}/agreements',
	extraRoutes: [LIST],
	fields,
	needs: USER_ONLY,
	unavailable: NOT_OFFERED,
	write: 'create',
	subject: ({ path }) => path.customerId,
	findAfterLostResponse: recorded,
	run,
	sample: 'partnerCenter/customerAgreement.confirm.json',
	facts: ['customerAgreement.confirm'],
	docs: 'https://learn.microsoft.com/partner-center/developer/confirm-customer-consent',
};
