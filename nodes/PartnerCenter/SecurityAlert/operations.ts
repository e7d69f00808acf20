import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource, Values } from '../../engine/declare';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { notIn } from '../signIn/clouds';
import { allOf, quoted } from '../odata';
import { graphPaging } from '../paging';
import { microsoftGraphBeta } from '../vendor';

import * as fields from './fields';

const LIST = 'GET /security/partner/securityAlerts';
const ONE = `${LIST}/{alertId}`;

const docs =
	'https://learn.microsoft.com/graph/api/resources/partner-security-partnersecurityalert?view=graph-rest-beta';

const unavailable = notIn('Partner security alerts', 'china');

const ALERT = [
	'id',
	'displayName',
	'status',
	'severity',
	'alertType',
	'confidenceLevel',
	'customerTenantId',
	'subscriptionId',
	'isTest',
	'detectedDateTime',
	'lastObservedDateTime',
	'resolvedReason',
	'resolvedOnDateTime',
	'resolvedBy',
	'affectedResources',
	'description',
];

/** Some answers write the mark of a test as text. */
const asFlag = ({ isTest }: IDataObject): IDataObject =>
	typeof isTest === 'string' ? { isTest: isTest.toLowerCase() === 'true' } : {};

/** The filters as one condition in OData. */
function filterList({ local, query }: Values): void {
	const equal = ['status', 'severity'].filter((name) => local[name] !== undefined);
	const filter = allOf(
		equal.map((name) => `${name} eq ${quoted(local[name])}`),
		local.filter,
	);
	if (filter !== undefined) query.$filter = filter;
}

const operations: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a security alert',
		description:
			'Get one security alert with the resources that it affects. This is a Microsoft beta API and may change.',
		route: ONE,
		fields: [fields.alertId],
		unavailable,
		simplify: ALERT,
		extra: asFlag,
		sample: 'partnerCenter/securityAlert.get.json',
		facts: ['securityAlert.get'],
		docs,
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many security alerts',
		description:
			"Get the alerts about fraud and unusual usage in your customers' Azure subscriptions. This is a Microsoft beta API and may change.",
		route: LIST,
		fields: fields.filters,
		transformValues: filterList,
		unavailable,
		paging: graphPaging.odata,
		items: 'value',
		simplify: ALERT,
		extra: asFlag,
		sample: 'partnerCenter/securityAlert.getMany.json',
		facts: ['securityAlert.getMany'],
		docs,
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a security alert',
		description:
			'Set the status of an alert. This does not stop the abuse: to do so, use Entitlement > Cancel Azure Subscription.',
		route: 'PATCH /security/partner/securityAlerts/{alertId}',
		extraRoutes: [ONE],
		fields: [fields.alertId, fields.status, fields.resolvedReason],
		unavailable,
		write: 'change',
		subject: ({ path }) => path.alertId,
		findAfterLostResponse: verifyWrite(ONE),
		simplify: ALERT,
		extra: asFlag,
		sample: 'partnerCenter/securityAlert.update.json',
		facts: ['securityAlert.update'],
		docs,
	},
];

export const resource: Resource = {
	value: 'securityAlert',
	name: 'Security Alert',
	vendor: microsoftGraphBeta,
	operations,
};
