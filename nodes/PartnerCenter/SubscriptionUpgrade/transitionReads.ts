import { type Completion, type HookContext, type Operation, Problem } from '../../engine/declare';

import { customerId, subscriptionId } from '../fields/locators';
import { operationId } from '../fields/upgrades';
import { paging } from '../paging';

import { TRANSITION_ROWS, transitionBy, TRANSITIONS, transitionsOf, transitionState } from './transitionRows';

const DOCS = 'https://learn.microsoft.com/partner-center/developer/';

async function list({ session, values: { path, query } }: HookContext): Promise<Completion> {
	const rows = await transitionsOf(session, path, query, session.settings.limit);
	return async () => ({ rows: rows.map((row) => ({ ...row, outcome: transitionState(row) })) });
}

async function getOne({ session, values: { path, query } }: HookContext): Promise<Completion> {
	const id = String(query.operationId);
	const found = await transitionBy(session, path, id);
	if (!found) {
		throw new Problem(
			`Subscription ${path.subscriptionId} shows no transition for operation ${id}. New transitions are listed a few minutes late: try again then, or check the ID with Get Many Transitions.`,
			{ outcome: 'failed', route: TRANSITIONS },
		);
	}
	return async () => ({ rows: [{ ...found, outcome: transitionState(found) }] });
}

export const transitionReads: Operation[] = [
	{
		value: 'getTransition',
		name: 'Get Transition',
		action: 'Get a transition of a subscription',
		description: 'Get one transition by its operation ID, with its status',
		route: TRANSITIONS,
		fields: [customerId, subscriptionId, operationId],
		run: getOne,
		sample: 'partnerCenter/transition.getMany.json',
		facts: ['transition.getByOperation'],
		docs: `${DOCS}get-transitions`,
	},
	{
		value: 'getTransitions',
		name: 'Get Many Transitions',
		action: 'Get many transitions of a subscription',
		description: 'Get the transitions of a subscription, with their steps',
		route: TRANSITIONS,
		fields: [
			customerId,
			subscriptionId,
			{ ...operationId, required: false, description: 'Only the transition that this operation started' },
		],
		paging: paging.links,
		items: TRANSITION_ROWS,
		run: list,
		sample: 'partnerCenter/transition.getMany.json',
		facts: ['transition.getMany'],
		docs: `${DOCS}get-transitions`,
	},
];
