import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type HookContext,
	InputProblem,
	type Operation,
	Problem,
	type Resource,
	type Session,
	type State,
	type Values,
	type Wait,
} from '../../engine/declare';
import { download } from '../../engine/http/files/download';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { trimmed } from '../../engine/input/parsers';
import { safeUrl, safeUrlIn } from '../../engine/input/urls';

import { reportId } from '../fields/locators';
import { paging } from '../paging';
import { ingramMicro } from '../vendor';

import * as fields from './fields';

const REPORT = ['id', 'name', 'type', 'status', 'format', 'creationDate', 'startDate', 'endDate', 'downloadUrl'];

/** A status that is not among them says nothing of an end. */
const STATES: Record<string, State> = {
	completed: 'completed',
	submitted: 'pending',
	processing: 'pending',
	'': 'pending',
};

const wait: Wait = {
	route: 'GET /reports/{id}',
	state: ({ status }) => STATES[String(status ?? '').toLowerCase()] ?? 'failed',
	failure: ({ id, status }) =>
		String(status).toLowerCase() === 'error'
			? `Report ${id} could not be generated. Check its name and period, then schedule it again.`
			: `Report ${id} has the status "${status}", which is unknown to this node. Check it in the control panel, or schedule it again.`,
	until: 'the report is generated',
	offered: 'choice',
};

/** The link of a report by its id, or as it was given. */
async function linkOf(session: Session, values: Values): Promise<{ url: string; row: IDataObject }> {
	if (values.local.source === 'link') return { url: String(values.local.downloadUrl), row: {} };
	const id = String(values.local.reportId);
	const { body } = await read(session, getRequest('GET /reports/{reportId}', { reportId: id }));
	const report = session.vendor.object(body);
	const { downloadUrl, ...row } = report;
	if (String(downloadUrl ?? '').trim() === '') {
		throw new Problem(
			`Report ${id} has no file yet (status ${report.status ?? 'unknown'}). Wait until it is completed, then download it.`,
			{ id },
		);
	}
	const url = safeUrlIn(downloadUrl);
	if (url === undefined) {
		throw new Problem(
			`Report ${id} cannot be downloaded: its downloadUrl does not start with https://. Get the report again. If the problem persists, contact Ingram Micro support.`,
			{ id },
		);
	}
	return { url, row };
}

async function downloadReport({ session, values }: HookContext): Promise<Completion> {
	return async () => {
		const { url, row } = await linkOf(session, values);
		const file = await download(session, { url });
		const property = String(values.local.binaryPropertyName);
		return { rows: [{ ...row, fileName: file.fileName }], binary: [{ [property]: file }] };
	};
}

function periodInOrder({ query, body }: Values): string | undefined {
	const from = query.from ?? body.startDate;
	const to = query.to ?? body.endDate;
	if (from === undefined || to === undefined || String(from) <= String(to)) return undefined;
	return `The period ends (${to}) before it starts (${from}).`;
}

const operations: Operation[] = [
	{
		value: 'download',
		name: 'Download',
		action: 'Download a report',
		description: 'Download the file of a report. JSON files are compressed.',
		route: 'GET {downloadUrl}',
		extraRoutes: ['GET /reports/{reportId}'],
		fields: [
			fields.source,
			{ ...reportId, displayOptions: { show: { source: ['report'] } }, send: { in: 'nowhere' } },
			{ ...fields.downloadUrl, send: { in: 'nowhere', check: safeUrl, secret: true } },
			{ ...fields.binaryPropertyName, send: { in: 'nowhere', check: propertyName } },
		],
		run: downloadReport,
		sample: 'ingram/report.json',
		facts: ['report.download'],
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a report',
		description: 'Get one report with its status and download link',
		route: 'GET /reports/{reportId}',
		fields: [reportId],
		sample: 'ingram/report.json',
		facts: ['report.get'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many reports',
		description: 'Get the report files of a period with their download links',
		route: 'GET /reports',
		fields: [fields.from, fields.to, fields.format, fields.name, fields.status, fields.type],
		// The platform gives the whole list whatever page is asked for; asking for pages would repeat it for ever.
		paging: paging.whole,
		items: 'data',
		rule: periodInOrder,
		sample: 'ingram/reports.json',
		facts: ['report.list'],
	},
	{
		value: 'schedule',
		name: 'Schedule',
		action: 'Schedule a report',
		description: 'Generate a report once, for a period',
		route: 'POST /reports',
		fields: [fields.reportName, fields.startDate, fields.endDate, fields.format, fields.customizationName],
		write: 'create',
		wait,
		rule: periodInOrder,
		simplify: REPORT,
		sample: 'ingram/report.json',
		facts: ['report.create'],
	},
];

function propertyName(value: unknown) {
	const name = trimmed(value);
	if (typeof name === 'string' && !/^[\w-]+$/.test(name)) {
		throw new InputProblem('may contain only letters, digits, - and _');
	}
	return name;
}

export const resource: Resource = { value: 'report', name: 'Report', vendor: ingramMicro, operations };
