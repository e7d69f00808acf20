import type { Field, Operation, Values } from '../../engine/declare';
import { list } from '../../engine/input/codes';
import { dateTime, id } from '../../engine/input/parsers';

import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

const docs = (page: string) => `https://learn.microsoft.com/partner-center/developer/${page}`;

const moment = (name: string, displayName: string, description: string): Field => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. 2026-09-01T00:00:00Z',
	description,
	send: { check: dateTime },
});

const rows = (name: string, displayName: string, description: string, standard: number): Field => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: standard,
	description,
});

const STATUSES = [
	{ name: 'Active', value: 'Active' },
	{ name: 'Investigating', value: 'Investigating' },
	{ name: 'Resolved', value: 'Resolved' },
];

const newEventModel: Field = {
	displayName: 'New Event Model',
	name: 'newEventModel',
	type: 'boolean',
	default: false,
	description: 'Whether to return events in the newer format, which has types, severity and pages',
	send: { in: 'header', as: 'X-NewEventsModel' },
};

const fraudFilters: Field[] = [
	{
		displayName: 'Event Type',
		name: 'eventType',
		type: 'string',
		default: '',
		placeholder: 'e.g. NetworkConnectionsToCryptoMiningPools',
		description: 'Only events of this type. Requires New Event Model.',
		send: { as: 'EventType' },
	},
	newEventModel,
	{
		...rows('pageNumber', 'Page', 'Number of the page, from 1. Requires New Event Model and Rows per Page.', 1),
		send: { as: 'PageNumber' },
	},
	{
		...rows('pageSize', 'Rows per Page', 'Rows of one page. Requires New Event Model and Page.', 100),
		send: { as: 'PageSize' },
	},
	{
		displayName: 'Status',
		name: 'eventStatus',
		type: 'options',
		options: STATUSES,
		default: 'Active',
		description: 'Only events with this status',
		send: { as: 'EventStatus' },
	},
	{
		displayName: 'Subscription ID',
		name: 'azureSubscriptionId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 99999999-0000-1111-2222-333333333333',
		description: 'Only events of this Azure subscription',
		send: { as: 'SubscriptionId', check: id },
	},
];

const changedStatus: Field[] = [
	{
		displayName: 'Azure Subscription ID',
		name: 'subscriptionId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 99999999-0000-1111-2222-333333333333',
		description: 'The Azure subscription that the events are about, not its plan',
		send: { check: id },
	},
	{
		displayName: 'Status',
		name: 'newStatus',
		type: 'options',
		required: true,
		noDataExpression: true,
		options: STATUSES,
		default: 'Investigating',
		description: 'The new status of the events',
		send: { as: 'EventStatus' },
	},
	{
		displayName: 'Reason',
		name: 'resolvedReason',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Fraud',
		description: 'Why the events are resolved: Fraud, Legitimate or Ignore',
		displayOptions: { show: { newStatus: ['Resolved'] } },
		send: { as: 'ResolvedReason' },
	},
	{
		displayName: 'Event IDs',
		name: 'eventIds',
		type: 'string',
		default: '',
		placeholder: 'e.g. e755871f-63f1-5f80-84a3-3f63e38795eb_b4b42220-99a0-55a6-9cab-d1211c5381bb',
		description: 'The events, separated by commas. If not set, all events of the Azure subscription are changed.',
		send: { as: 'EventIds', check: list },
	},
	newEventModel,
];

/** What only the newer model knows. Source: facts, security.getFraudEvents. */
function fitsTheModel({ query, headers }: Values): string | undefined {
	const isNew = headers['X-NewEventsModel'] === 'true';
	if (!isNew && ['EventType', 'PageNumber', 'PageSize'].some((name) => query[name] !== undefined)) {
		return 'Event Type, Page and Rows per Page only work with the newer format of events: turn on New Event Model.';
	}
	return (query.PageNumber === undefined) === (query.PageSize === undefined)
		? undefined
		: 'Page and Rows per Page belong together: set both or neither.';
}

export const security: Operation[] = [
	{
		value: 'getApiRequests',
		name: 'Get API Requests',
		action: 'Get the latest API requests',
		description: 'Get the API requests of the last seven days, and whether each used multifactor authentication',
		route: 'GET /v1/partnerRequests',
		fields: [],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		simplify: [
			'requestId',
			'requestDateTime',
			'operationName',
			'mfaCompliant',
			'upn',
			'applicationId',
			'sourceIpAddress',
			'correlationId',
		],
		sample: 'partnerCenter/security.getPartnerRequests.json',
		facts: ['security.getPartnerRequests'],
		docs: docs('get-api-request-details'),
	},
	{
		value: 'getFraudEventsLegacy',
		name: 'Get Fraud Events (Legacy)',
		action: 'Get fraud events',
		description: 'Get notices of suspected fraud on Azure subscriptions. Replaced by Security Alert > Get Many.',
		route: 'GET /v1/fraudEvents',
		fields: fraudFilters,
		needs: USER_ONLY,
		rule: fitsTheModel,
		paging: paging.links,
		items: '',
		sample: 'partnerCenter/security.getFraudEvents.json',
		facts: ['security.getFraudEvents'],
		docs: docs('get-fraud-events'),
	},
	{
		value: 'getMfaAdoption',
		name: 'Get MFA Adoption',
		action: 'Get the adoption of multifactor authentication',
		description: 'Get how many API requests used multifactor authentication, by day and application',
		route: 'GET /v1/applicationmfaadoptionstatus',
		fields: [moment('startDate', 'From', 'Start of the period'), moment('endDate', 'To', 'End of the period')],
		needs: USER_ONLY,
		paging: paging.links,
		items: '',
		sample: 'partnerCenter/security.getMfaAdoption.json',
		facts: ['security.getMfaAdoption'],
		docs: docs('get-api-request-summary'),
	},
	{
		value: 'getUsersWithoutMfa',
		name: 'Get Users Without MFA',
		action: 'Get the users without multifactor authentication',
		description: 'Get the users who signed in without multifactor authentication in the last seven days',
		route: 'GET /v1/nonMfaCompliantPartnerPrincipals',
		fields: [],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/security.getNonMfaPrincipals.json',
		facts: ['security.getNonMfaPrincipals'],
		docs: docs('get-portal-requests-without-mfa'),
	},
	{
		value: 'updateFraudEventStatusLegacy',
		name: 'Update Fraud Event Status (Legacy)',
		action: 'Update the status of fraud events',
		description:
			'Report to Microsoft how you handle suspected fraud on an Azure subscription. It does not stop the abuse. Replaced by Security Alert > Update.',
		route: 'POST /v1/fraudEvents/subscription/{subscriptionId}/status',
		fields: changedStatus,
		needs: USER_ONLY,
		write: 'change',
		subject: ({ path }) => path.subscriptionId,
		sample: 'partnerCenter/security.updateFraudEventStatus.json',
		facts: ['security.updateFraudEventStatus'],
		docs: docs('update-fraud-events-status'),
	},
];
