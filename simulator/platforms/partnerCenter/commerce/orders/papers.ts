import { randomUUID } from 'node:crypto';
import { type Call, type Handler, orderOf, subscriptionOf } from '../../call';
import type { FormFile } from '../../gateway/multipart';
import { collection } from '../../lists/collection';
import { absent, badInput, byId } from '../../refusal';
import { linkTo, type Reply } from '../../reply';
import type { OrderLine, Paper, StoredOrder } from './state';

/** Only marketplace orders are activated at the publisher. */
const linesToActivate = ({ family, lines }: StoredOrder): OrderLine[] =>
	family === 'SaaS' ? lines.filter(({ provisioned, cancelled }) => provisioned && !cancelled) : [];

const activation = (order: StoredOrder, { lineItemNumber }: OrderLine) =>
	linkTo(`https://publisher.example.com/activate?token=${order.id}-${lineItemNumber}`);

const activationLinks = (call: Call, isWanted: (line: OrderLine) => boolean): Reply => {
	const order = orderOf(call);
	const lines = linesToActivate(order).filter(isWanted);
	return collection(call, lines, (line) => ({ lineItemNumber: line.lineItemNumber, link: activation(order, line) }));
};

const view = ({ id, fileName, kind, content }: Paper) => ({
	attachmentId: id,
	fileName,
	sizeInKB: Math.ceil(Buffer.from(content, 'base64').length / 1024),
	attachmentType: kind,
});

/** A software order comes with its purchase order. */
const papersOf = (order: StoredOrder): Paper[] => {
	const own = {
		id: `${order.id}-1`,
		fileName: 'purchase-order.pdf',
		kind: 'POFile',
		type: 'application/pdf',
		content: Buffer.from(`%PDF-1.4\n% Purchase order of ${order.id}\n%%EOF\n`).toString('base64'),
	};
	return [...(order.family === 'Software' ? [own] : []), ...(order.papers ?? [])];
};

const KINDS = { POFiles: 'POFile', TenderFiles: 'TenderFile' };

export const paperHandlers: Record<string, Handler> = {
	'order.getActivationLinks': (call) =>
		activationLinks(call, ({ lineItemNumber }) => String(lineItemNumber) === call.params.lineItemNumber),
	'more.GetOrderActivationLinks': (call) => activationLinks(call, () => true),
	'more.GetSubscriptionActivationLink': (call) => {
		const { id, orderId } = subscriptionOf(call);
		const order = call.state.commerce.orders.find((candidate) => candidate.id === orderId);
		const lines = order ? linesToActivate(order).filter(({ subscriptionId }) => subscriptionId === id) : [];
		return collection(call, lines, (line) => ({ subscriptionId: id, link: activation(order as StoredOrder, line) }));
	},
	'order.getAttachments': (call) => collection(call, papersOf(orderOf(call)).map(view)),
	'order.downloadAttachment': (call) => {
		const paper = byId(papersOf(orderOf(call)), call.params.attachmentId, absent('The order has no such attachment.'));
		const headers = { 'Content-Type': paper.type, 'Content-Disposition': `attachment; filename="${paper.fileName}"` };
		return { status: 200, headers, stream: Buffer.from(paper.content, 'base64') };
	},
	'order.uploadAttachments': (call) => {
		const order = orderOf(call);
		const { metadata, ...files } = call.body as {
			metadata: { IsPartOfTender: boolean; TenderLink?: string };
		} & Partial<Record<keyof typeof KINDS, FormFile[]>>;
		if (metadata.IsPartOfTender && !metadata.TenderLink) throw badInput('TenderLink is needed for a part of a tender.');
		const added = (Object.keys(KINDS) as Array<keyof typeof KINDS>).flatMap((name) =>
			(files[name] ?? []).map((file): Paper => ({
				id: randomUUID(),
				fileName: file.fileName,
				kind: KINDS[name],
				type: file.contentType,
				content: file.content.toString('base64'),
			})),
		);
		if (added.length === 0) throw badInput('No file came.');
		order.papers = [...(order.papers ?? []), ...added];
		return { ...collection(call, added.map(view)), status: 201 };
	},
};
