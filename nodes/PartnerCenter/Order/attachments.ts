import type { IDataObject } from 'n8n-workflow';

import { type ApiRequest, type Completion, type HookContext, type Operation, Problem } from '../../engine/declare';
import { downloadFromApi } from '../../engine/http/files/download';
import { filesOf, formOf, type Part } from '../../engine/http/files/multipart';
import { rowsAt } from '../../engine/http/paging/rows';
import { unknownOutcome } from '../../engine/http/problem';
import { buildRequest } from '../../engine/http/request';
import { write } from '../../engine/http/send';
import { dryRunOf } from '../../engine/output/dryRun';

import { attachmentId, upload } from '../fields/ordering/attachments';
import { binaryPropertyName } from '../fields/files';
import { customerId, orderId } from '../fields/locators';
import { idFrom } from '../identity';
import { paging } from '../paging';

const ATTACHMENTS = 'GET /v1/customers/{customerId}/orders/{orderId}/attachments';
const DOWNLOAD = 'GET /v1/customers/{customerId}/orders/{orderId}/attachment/{attachmentId}';
const UPLOAD = 'POST /v1/customers/{customerId}/orders/{orderId}/attachment';

/** The same request at the other spelling of its address: the sources write attachment and attachments. */
const otherwise = (request: ApiRequest): ApiRequest => ({
	...request,
	path: request.path.replace(/\/attachment(?=\/|$)/, '/attachments'),
});

/** @param statuses that say that there is nothing at this address */
async function eitherWay<T>(
	request: ApiRequest,
	statuses: number[],
	send: (request: ApiRequest) => Promise<T>,
): Promise<T> {
	return await send(request).catch(async (error: Error) => {
		if (!(error instanceof Problem) || !statuses.includes(Number(error.details.status))) throw error;
		return await send(otherwise(request));
	});
}

async function downloadOne({ session, values }: HookContext): Promise<Completion> {
	const { orderId: order, attachmentId: attachment } = values.path;
	const file = await eitherWay(
		buildRequest(download, values),
		[404],
		async (request) => await downloadFromApi(session, request, `attachment-${attachment}.bin`),
	);
	const row: IDataObject = { id: attachment, orderId: order, attachmentId: attachment, fileName: file.fileName };
	return async () => ({ rows: [row], binary: [{ [String(values.local.binaryPropertyName)]: file }] });
}

const jsonPart = (name: string, value: unknown): Part => ({
	name,
	contentType: 'application/json',
	content: Buffer.from(JSON.stringify(value)),
});

/** Files and what is reported of them go out as one form. */
async function uploadAll({ session, values }: HookContext): Promise<Completion> {
	const { purchaseOrderFiles = [], tenderFiles = [] } = values.local as Record<string, string[]>;
	const files = [
		...(await filesOf(session, session.item, 'POFiles', purchaseOrderFiles)),
		...(await filesOf(session, session.item, 'TenderFiles', tenderFiles)),
	];
	const request = buildRequest(uploadFiles, values);
	if (session.settings.dryRun) {
		const names = files.map(({ name, fileName }) => `${name}: ${String(fileName)}`);
		return dryRunOf(uploadFiles, { ...request, body: { ...request.body, files: names } });
	}
	const form = formOf([jsonPart('metadata', values.body.metadata), ...files]);
	const sent = await eitherWay(
		{ ...request, body: undefined, form },
		[404, 405],
		async (one) => await write(session, one, 'change'),
	);
	if (!('answer' in sent)) {
		throw unknownOutcome(
			session,
			request,
			`It is not known whether the files were attached to order ${values.path.orderId}: no usable response was received. Check with Get Attachments, and run this again only if they are missing.`,
			{},
			sent.uncertain,
		);
	}
	const rows = rowsAt(sent.answer.body, 'items');
	return async () => ({ rows: rows.length > 0 ? rows : [{ success: true }] });
}

const uploadFiles: Operation = {
	value: 'uploadAttachments',
	name: 'Upload Attachments',
	action: 'Upload attachments to an order',
	description: 'Attach purchase order or tender files to an order',
	route: UPLOAD,
	fields: [customerId, orderId, ...upload],
	write: 'create',
	rule: ({ local: { purchaseOrderFiles, tenderFiles } }) =>
		(purchaseOrderFiles ?? tenderFiles)
			? undefined
			: 'Add at least one file: "Purchase Order Files" or "Tender Files".',
	run: uploadAll,
	extra: idFrom('attachmentId'),
	sample: 'partnerCenter/order.uploadAttachments.json',
	facts: ['order.uploadAttachments'],
};

const download: Operation = {
	value: 'downloadAttachment',
	name: 'Download Attachment',
	action: 'Download an attachment of an order',
	description: 'Download a file that is attached to an order',
	route: DOWNLOAD,
	fields: [customerId, orderId, attachmentId, binaryPropertyName],
	run: downloadOne,
	sample: 'partnerCenter/order.get.json',
	facts: ['order.downloadAttachment'],
};

export const attachments: Operation[] = [
	{
		value: 'getAttachments',
		name: 'Get Attachments',
		action: 'Get the attachments of an order',
		description: 'Get the files that are attached to an order',
		route: ATTACHMENTS,
		fields: [customerId, orderId],
		paging: paging.links,
		items: 'items',
		extra: idFrom('attachmentId'),
		sample: 'partnerCenter/order.getAttachments.json',
		facts: ['order.getAttachments'],
	},
	download,
	uploadFiles,
];
