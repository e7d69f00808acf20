import type { IDataObject } from 'n8n-workflow';

import {
	type ApiRequest,
	type Completion,
	type CustomWrite,
	type HookContext,
	type Operation,
	Problem,
	type Session,
	type Values,
} from '../../engine/declare';
import { unknownOutcome } from '../../engine/http/problem';
import { buildRequest, getRequest } from '../../engine/http/request';
import { type Sent, write } from '../../engine/http/send';
import { contains } from '../../engine/http/verifyWrite';
import { lookAfter } from '../../engine/http/wait';
import { changesOf, dryRunOf } from '../../engine/output/dryRun';
import { overlaid } from '../../engine/run/replaceWhole';

import { notIn } from '../signIn/clouds';
import { USER_ONLY } from '../vendor';

import * as fields from './fields';
import { patchOf } from './patch';
import { dealOf, ONE, readReferral, REFERRAL, type Version } from './referral';
import { moveRefused, stageFits } from './stages';

const REPLACE = 'PUT /v1.0/engagements/referrals/{referralId}';

const declared = {
	value: 'update',
	name: 'Update',
	action: 'Update a referral',
	description: "Change a lead or opportunity, such as its status or deal value. Fields you leave out don't change.",
	route: 'PATCH /v1.0/engagements/referrals/{referralId}',
	extraRoutes: [ONE, REPLACE],
	fields: [fields.referralId, ...fields.changeable, fields.optionalCustomerName, ...fields.optionalConsents],
	unavailable: notIn('Referrals', 'china'),
	needs: USER_ONLY,
	write: 'change',
	subject: (values) => values.path.referralId,
	rule: stageFits,
	extra: dealOf,
	simplify: REFERRAL,
	sample: 'partnerCenter/referral.update.json',
	facts: ['referral.update', 'referral.replace'],
	docs: 'https://learn.microsoft.com/partner-center/developer/patch-a-referral',
} satisfies Operation;

/** What is sent of a change, and of which version of the referral. */
interface Draft extends Version {
	request: ApiRequest;
	isDone: boolean;
}

/** @throws Problem when the referral cannot get there */
async function draft(session: Session, values: Values): Promise<Draft> {
	const version = await readReferral(session, values.path.referralId);
	const refused = moveRefused(version.referral, values.body);
	if (refused !== undefined) throw new Problem(refused, { outcome: 'failed', id: values.path.referralId });
	const steps = patchOf(version.referral, values.body);
	const request = buildRequest(declared, { ...values, body: { $: steps } });
	const headers: Record<string, string> = version.etag === undefined ? {} : { 'If-Match': version.etag };
	return {
		...version,
		request: { ...request, headers: { ...request.headers, ...headers } },
		isDone: steps.length === 0,
	};
}

/** The older form: the whole referral, which must be the version that was read. */
async function replace(session: Session, { referral, etag }: Draft, values: Values): Promise<Sent> {
	if (etag === undefined)
		throw new Problem(
			'The platform does not return the version of the referral, so nothing was changed. Change it in Partner Center.',
			{ id: values.path.referralId },
		);
	const request = {
		...getRequest(REPLACE, values.path),
		headers: { 'If-Match': etag },
		body: overlaid(referral, values.body),
	};
	return await write(session, request, 'change');
}

const statusOf = (error: Error): number => (error instanceof Problem ? Number(error.details.status) : NaN);

/** Sends the change in the form that the platform takes: pages differ in it. */
async function send(session: Session, mine: Draft, values: Values): Promise<Sent> {
	const patch = async (more: Record<string, string> = {}) =>
		await write(session, { ...mine.request, headers: { ...mine.request.headers, ...more } }, 'change');
	return await patch()
		.catch(async (error: Error) => {
			if (statusOf(error) !== 415) throw error;
			return await patch({ 'Content-Type': 'application/json-patch+json' });
		})
		.catch(async (error: Error) => {
			if (statusOf(error) !== 405) throw error;
			return await replace(session, mine, values);
		});
}

async function objectOf(session: Session, sent: Sent, { request }: Draft, values: Values): Promise<IDataObject> {
	if ('answer' in sent && sent.answer.body !== undefined) return session.vendor.object(sent.answer.body);
	const found = await lookAfter(session, async (looking) => {
		const { referral } = await readReferral(looking, values.path.referralId);
		return contains(referral, values.body) ? referral : undefined;
	});
	if (found) return found;
	const sentence =
		'It is not known whether the referral was changed: no usable response was received, and it does not show the change yet. It was not sent again. Get the referral before you run this again.';
	throw unknownOutcome(session, request, sentence, {}, 'answer' in sent ? sent.answer : sent.uncertain);
}

/** @throws Problem (details.outcome 'unknown' when the outcome cannot be determined), NotSent, Canceled */
async function change({ session, values }: HookContext): Promise<Completion> {
	let mine = await draft(session, values);
	if (session.settings.dryRun)
		return dryRunOf(declared, mine.request, { changes: changesOf(declared, mine.referral, values.body) });
	if (mine.isDone) {
		const { referral } = mine;
		return async () => ({ rows: [{ ...referral, note: 'Nothing was sent: the referral already has these values.' }] });
	}
	const sent = await send(session, mine, values).catch(async (error: Error) => {
		if (session.vendor.isStale?.(statusOf(error), undefined) !== true) throw error;
		mine = await draft(session, values);
		return await send(session, mine, values);
	});
	const object = await objectOf(session, sent, mine, values);
	return async () => ({ rows: [object] });
}

export const updateOperation: CustomWrite = { ...declared, run: change };
