import type { IDataObject } from 'n8n-workflow';

import { type Completion, type HookContext, type Operation, Problem } from '../../../engine/declare';
import { readRows } from '../../../engine/http/paging/paging';
import { buildRequest, getRequest } from '../../../engine/http/request';
import { dryRunOf } from '../../../engine/output/dryRun';
import { writeOnce } from '../../../engine/run/perform';

import { idFrom } from '../../identity';
import { customerId } from '../../fields/locators';
import { paging } from '../../paging';
import { USER_ONLY } from '../../vendor';

import { code, educationSegment, legacyCode, legacyQualification, qualification, website } from './qualificationFields';

const FINAL = 'A qualification cannot be withdrawn here once it is granted.';

const LIST = 'GET /v1/customers/{customerId}/qualifications';

/** The qualification that a lost answer may have asked for. */
async function madeQualification({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const rows = await readRows(session, getRequest(LIST, path), paging.links, '', Infinity);
	return rows.find((row) => row.qualification === body.qualification);
}

const create: Operation = {
	value: 'createQualification',
	name: 'Create Qualification',
	action: 'Create a qualification for a customer',
	description: 'Request a qualification for a customer. Microsoft reviews it later: check it with Get Qualifications.',
	notice: FINAL,
	route: 'POST /v1/customers/{customerId}/qualifications',
	fields: [customerId, qualification, educationSegment, code, website],
	needs: USER_ONLY,
	write: 'create',
	subject: ({ path }) => path.customerId,
	findAfterLostResponse: madeQualification,
	run: ask,
	sample: 'partnerCenter/qualification.create.json',
	facts: ['qualification.create'],
	docs: 'https://learn.microsoft.com/partner-center/developer/update-customer-qualification-asynchronous',
};

/** Whether a refusal wants the code where it was not. Its words begin with a code of another kind. */
function asksForCode(error: Error): boolean {
	if (!(error instanceof Problem) || error.details.status !== 400) return false;
	const words = (error.description ?? '').replace(/^Code \w+\b/, '');
	return /\bcode\b/i.test(words) && /\b(required|missing|needs?|must|query|provide|specify)\b/i.test(words);
}

/** The code is in the body; only where the platform asks for it there, it is in the query as well, as in the older form. */
async function ask({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(create, buildRequest(create, values));
	const { validationCode } = values.body;
	const made = await writeOnce(session, create, values).catch(async (error: Error) => {
		if (validationCode === undefined || !asksForCode(error)) throw error;
		return await writeOnce(session, create, { ...values, query: { ...values.query, code: validationCode } });
	});
	return async () => ({ rows: [made] });
}

export const qualifications: Operation[] = [
	{
		value: 'getQualifications',
		name: 'Get Qualifications',
		action: 'Get the qualifications of a customer',
		description:
			'Get what a customer is qualified for (education, government, state-owned), and the status of the review',
		route: LIST,
		fields: [customerId],
		paging: paging.links,
		items: '',
		sample: 'partnerCenter/qualification.getMany.json',
		facts: ['qualification.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-customer-qualification-asynchronous',
	},
	create,
	{
		value: 'getQualificationLegacy',
		name: 'Get Qualification (Legacy)',
		action: 'Get the qualification of a customer (legacy)',
		description: 'Get the single qualification of a customer as text. Replaced by Get Qualifications.',
		route: 'GET /v1/customers/{customerId}/qualification',
		fields: [customerId],
		sample: 'partnerCenter/qualification.getLegacy.json',
		facts: ['qualification.getLegacy'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-customer-qualification-synchronous',
	},
	{
		value: 'updateQualificationLegacy',
		name: 'Update Qualification (Legacy)',
		action: 'Update the qualification of a customer (legacy)',
		description: 'Set the single qualification of a customer. Replaced by Create Qualification.',
		notice: FINAL,
		route: 'PUT /v1/customers/{customerId}/qualification',
		fields: [customerId, legacyQualification, legacyCode],
		needs: USER_ONLY,
		write: 'change',
		subject: ({ path }) => path.customerId,
		sample: 'partnerCenter/qualification.updateLegacy.json',
		facts: ['qualification.updateLegacy'],
		docs: 'https://learn.microsoft.com/partner-center/developer/update-customer-qualification-synchronous',
	},
	{
		value: 'getValidationCodes',
		name: 'Get Validation Codes',
		action: 'Get your validation codes',
		description:
			'Get the codes for qualifying customers for the Government Community Cloud, and how often each can still be used',
		route: 'GET /v1/customers/all/validations',
		fields: [],
		paging: paging.links,
		items: '',
		extra: idFrom('validationId'),
		sample: 'partnerCenter/validationCode.getMany.json',
		facts: ['validationCode.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-partner-s-validation-codes',
	},
];
