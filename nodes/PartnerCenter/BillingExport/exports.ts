import type { IDataObject } from 'n8n-workflow';

import {
	type CustomRead,
	type LookContext,
	type Operation,
	Problem,
	type Session,
	type State,
	type Wait,
} from '../../engine/declare';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { ask, read } from '../../engine/http/send';
import { waited } from '../../engine/run/perform';

import { notIn } from '../signIn/clouds';
import { pauseAsRequested } from '../pause';

import * as fields from './fields';
import { manifestIdIn, manifestIn, OPENS } from './manifest';

export const OPERATION = 'GET /reports/partners/billing/operations/{operationId}';
export const MANIFEST = 'GET /reports/partners/billing/manifests/{manifestId}';

export const docs = 'https://learn.microsoft.com/graph/api/resources/partners-billing-api-overview';

export const unavailable = notIn('Billing exports', 'china', 'usGovernment');

/** How far an export has come; the words differ between the platform's own pages. */
export function stateOf({ status }: IDataObject): State {
	if (/^(completed|succeeded)$/i.test(String(status))) return 'completed';
	return /^failed$/i.test(String(status)) ? 'failed' : 'pending';
}

export function failureOf({ id, error }: IDataObject): string {
	const { code, message } = (error ?? {}) as IDataObject;
	const reason = [message, code && `(${code})`].filter(Boolean).join(' ');
	return `Export ${id} failed.${reason ? ` Microsoft says: ${reason}` : ' Check invoice, currency and period, then export again.'}`;
}

/** The manifest of a finished export. @throws Problem */
export async function manifestOf(session: Session, operation: IDataObject): Promise<IDataObject> {
	const whole = manifestIn(operation);
	if (whole) return whole;
	const manifestId = manifestIdIn(operation);
	if (manifestId === undefined)
		throw new Problem(`Export ${operation.id} is finished, but lists no files. Export again.`, { id: operation.id });
	return await readObject(session, getRequest(MANIFEST, { manifestId }));
}

/** The export with its manifest, once it is finished. */
async function lookAtExport({ session, id: operationId }: LookContext): Promise<IDataObject> {
	const answer = await read(session, getRequest(OPERATION, { operationId }));
	const operation = session.vendor.object(answer.body);
	if (stateOf(operation) === 'completed')
		return { ...operation, resourceLocation: await manifestOf(session, operation) };
	if (stateOf(operation) === 'pending') await pauseAsRequested(session, answer);
	return operation;
}

const wait: Wait = {
	route: OPERATION,
	look: lookAtExport,
	state: stateOf,
	failure: failureOf,
	until: 'the files are ready',
	offered: 'choice',
};

/** What Download needs, where it is easily found. */
export const idsOf = (operation: IDataObject): IDataObject => {
	const manifestId = manifestIdIn(operation);
	return { operationId: operation.id, ...(manifestId === undefined ? {} : { manifestId }) };
};

export const SIGNED = OPENS.map((name) => `resourceLocation.${name}`);

type Export = Pick<Operation, 'value' | 'name' | 'action' | 'description' | 'route' | 'fields' | 'facts'>;

/** An export changes nothing, so after a lost answer it is simply asked for again. */
function exporting(declared: Export): CustomRead {
	return {
		...declared,
		fields: [...declared.fields, fields.attributeSet],
		extraRoutes: [OPERATION, MANIFEST],
		unavailable,
		idFromLocation: true,
		wait,
		extra: idsOf,
		mask: SIGNED,
		sample: `partnerCenter/${declared.facts[0]}.json`,
		docs,
		run: async ({ operation, session, values }) => {
			const { headers } = await ask(session, buildRequest(operation, values));
			const id = headers.location?.split('?')[0].replace(/\/+$/, '').split('/').at(-1);
			if (!id)
				throw new Problem('Microsoft accepted the export but gave no ID for it. Run this again.', {
					route: operation.route,
				});
			return waited(session, { wait }, { id, status: 'notStarted' });
		},
	};
}

const open = [fields.currencyCode, fields.billingPeriod];

export const starting: Operation[] = [
	exporting({
		value: 'exportBilledReconciliation',
		name: 'Export Billed Reconciliation',
		action: 'Export the reconciliation of an invoice',
		description: 'Export the lines of one invoice to files. Use Download to get them.',
		route: 'POST /reports/partners/billing/reconciliation/billed/export',
		fields: [fields.invoiceNumber],
		facts: ['graphBilling.exportBilledReconciliation'],
	}),
	exporting({
		value: 'exportBilledUsage',
		name: 'Export Billed Usage',
		action: 'Export the usage of an invoice',
		description: 'Export the daily usage of one invoice to files. Use Download to get them.',
		route: 'POST /reports/partners/billing/usage/billed/export',
		fields: [fields.invoiceNumber],
		facts: ['graphBilling.exportBilledUsage'],
	}),
	exporting({
		value: 'exportUnbilledReconciliation',
		name: 'Export Unbilled Reconciliation',
		action: 'Export charges that are not invoiced yet',
		description: 'Export the open charges of a billing period to files. Use Download to get them.',
		route: 'POST /reports/partners/billing/reconciliation/unbilled/export',
		fields: open,
		facts: ['graphBilling.exportUnbilledReconciliation'],
	}),
	exporting({
		value: 'exportUnbilledUsage',
		name: 'Export Unbilled Usage',
		action: 'Export usage that is not invoiced yet',
		description: 'Export the daily usage that is not invoiced yet to files. Use Download to get them.',
		route: 'POST /reports/partners/billing/usage/unbilled/export',
		fields: open,
		facts: ['graphBilling.exportUnbilledUsage'],
	}),
];
