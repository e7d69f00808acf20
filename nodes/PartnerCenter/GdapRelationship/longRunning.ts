import type { IDataObject } from 'n8n-workflow';

import { type Completion, type LookContext, Problem, type Session, type State, type Wait } from '../../engine/declare';
import { undefinedUnlessCanceled } from '../../engine/http/problem';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { waitUntilDone } from '../../engine/http/wait';
import type { Answer } from '../../engine/util/answer';
import { lastPart } from '../../engine/util/links';

import { pauseAsRequested } from '../pause';

import type { Changed } from './versions';

/** Changes that Microsoft carries out later: it answers with the address of an operation that shows how far it is. */

export const OPERATION =
	'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/operations/{operationId}';

const STATES: Record<string, State> = { succeeded: 'completed', failed: 'failed' };

/** A status that is unknown is waited for. */
export const wait: Wait = {
	route: OPERATION.replace('{operationId}', '{id}'),
	state: ({ status }) => STATES[String(status).toLowerCase()] ?? 'pending',
	failure: ({ id }) =>
		`Microsoft could not carry out the change (operation ${id}). Get Operation shows why. Check the relationship before you try again.`,
	until: 'Microsoft has carried out the change',
	offered: 'choice',
};

const LATER = 'Microsoft accepted the change and is still processing it. Check it with Get Operation.';

/** What is changed: its path, what is known of it before, and how it is read in the end. */
export interface Target {
	path: Record<string, string>;
	/** its id */
	object: IDataObject;
	done: () => Promise<IDataObject>;
}

/** Follows a change to its end, if that is wanted, never faster than Microsoft asks for. */
export function followed(session: Session, answer: Answer, { path, object, done }: Target): Completion {
	const operationId = lastPart(answer.headers.location);
	const pending = { ...object, ...(operationId === undefined ? {} : { operationId }), outcome: 'pending', note: LATER };
	const look = async ({ session: looking, path: within, id }: LookContext): Promise<IDataObject> => {
		const operation = await readObject(looking, getRequest(wait.route, { ...within, id }));
		if (wait.state(operation) === 'pending') await pauseAsRequested(looking, answer);
		return operation;
	};
	return async () => {
		if (operationId === undefined || !session.settings.wait) return { rows: [pending] };
		await pauseAsRequested(session, answer);
		const seen = await waitUntilDone(
			session,
			{ wait: { ...wait, look }, path },
			operationId,
			session.settings.waitAtMost,
		).catch(undefinedUnlessCanceled);
		if (!seen || seen.state === 'pending') return { rows: [pending] };
		if (seen.state === 'failed')
			throw new Problem(wait.failure({ ...seen.body, id: operationId }), { outcome: 'failed', id: operationId });
		const changed = (await done().catch(undefinedUnlessCanceled)) ?? object;
		return { rows: [{ ...changed, operationId, outcome: 'completed' }] };
	};
}

/** How a change ended: at once, with the object in the answer or as it was found, or with an operation to follow. */
export function endOf(session: Session, changed: Changed, target: Target): Completion {
	if ('answer' in changed && changed.answer.status === 202) return followed(session, changed.answer, target);
	const object = 'found' in changed ? changed.found : session.vendor.object(changed.answer.body ?? {});
	return async () => ({ rows: [{ ...object, outcome: 'completed' }] });
}
