import type { Operation, Resource } from '../../engine/declare';

import { planId } from '../fields/locators';
import { paging } from '../paging';
import { ingramMicro } from '../vendor';

const operations: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a service plan',
		description: 'Get one service plan with the plans that a subscription can switch to',
		route: 'GET /plans/{planId}',
		fields: [planId],
		sample: 'ingram/plan.json',
		facts: ['plan.get'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many service plans',
		description: 'Get the service plans, which are the offers that products belong to',
		route: 'GET /plans',
		fields: [],
		paging: paging.limitOffset,
		items: 'data',
		sample: 'ingram/plans.json',
		facts: ['plan.list'],
	},
];

export const resource: Resource = { value: 'servicePlan', name: 'Service Plan', vendor: ingramMicro, operations };
