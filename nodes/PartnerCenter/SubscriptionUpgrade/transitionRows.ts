import type { IDataObject } from 'n8n-workflow';

import type { Session, State } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { isObject } from '../../engine/util/path';

import { camelCased } from '../answers';
import { paging } from '../paging';
import { plain } from '../spelling';
import { saysFailed, stateBy, unknownStatus } from '../states';

import { rowsOf, sentencesOf } from './errorSentences';
import { transitionMeaning } from './transitionCodes';

export const TRANSITIONS = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/transitions';

/** Where the rows of the list are; it may be the answer itself as well. */
export const TRANSITION_ROWS = 'items|Items|transitions|Transitions';

/** Product and SKU, without the availability, which changes over time. */
export const skuOf = (catalogItemId: unknown): string =>
	String(catalogItemId ?? '')
		.split(':')
		.slice(0, 2)
		.join(':')
		.toLowerCase();

/**
 * A transition in one form: rows come as they are, with capitals, or wrapped in a member of their own. Where the
 * platform shows no ID, its target is used instead; an answer that shows neither has none.
 */
export function transitionOf(row: IDataObject): IDataObject {
	const inner = [row.transition, row.Transition].find(isObject) ?? row;
	const transition = camelCased(inner) as IDataObject;
	const target =
		transition.toCatalogItemId === undefined
			? undefined
			: `${skuOf(transition.toCatalogItemId)} ${String(transition.quantity)}`;
	return { ...transition, id: transition.id ?? transition.operationId ?? target };
}

/** All transitions of a subscription. @param limit rows at most */
export async function transitionsOf(
	session: Session,
	path: Record<string, string>,
	query: IDataObject = {},
	limit = Infinity,
): Promise<IDataObject[]> {
	const rows = await readRows(session, getRequest(TRANSITIONS, path, query), paging.links, TRANSITION_ROWS, limit);
	return rows.map(transitionOf);
}

const sameId = (left: unknown, right: string): boolean => String(left ?? '').toLowerCase() === right.toLowerCase();

/** The transition that an operation started: by the platform's filter, and where that finds nothing out of the whole list. */
export async function transitionBy(
	session: Session,
	path: Record<string, string>,
	operationId: string,
): Promise<IDataObject | undefined> {
	const mine = (rows: IDataObject[]) => rows.filter((row) => sameId(row.operationId ?? row.id, operationId)).at(-1);
	return mine(await transitionsOf(session, path, { operationId })) ?? mine(await transitionsOf(session, path));
}

/** What is done, one step after the other; that it was begun is no step. */
const stepsOf = ({ events }: IDataObject): IDataObject[] =>
	rowsOf(events).filter(({ name }) => !/initiat|start/.test(plain(name)));

const stateOf = ({ status }: IDataObject): State =>
	stateBy(status, { completed: ['complete', 'completed', 'succeeded'] });

/** Done once every step is; failed as soon as one is. */
export function transitionState(transition: IDataObject): State {
	const states = [
		...rowsOf(transition.events)
			.filter(({ status }) => saysFailed(status))
			.map(() => 'failed'),
		...stepsOf(transition).map(stateOf),
	];
	if (states.includes('failed')) return 'failed';
	return states.length > 0 && !states.includes('pending') ? 'completed' : 'pending';
}

/** Whether it counts as failed although no step says so. */
export const isUnclear = (transition: IDataObject): boolean =>
	transitionState(transition) === 'failed' && !rowsOf(transition.events).some(({ status }) => saysFailed(status));

/** Why steps of a transition failed, one sentence each. */
export const stepFailures = (transition: IDataObject): string[] =>
	rowsOf(transition.events)
		.filter((event) => saysFailed(event.status) || (stepsOf(transition).includes(event) && stateOf(event) === 'failed'))
		.flatMap(({ name, status, errors }) => [
			saysFailed(status)
				? `The step "${String(name)}" of the transition failed.`
				: unknownStatus(`the step "${String(name)}" of the transition`, status),
			...sentencesOf(errors, transitionMeaning),
		]);
