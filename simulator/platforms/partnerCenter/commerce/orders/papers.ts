import { randomUUID } from 'node:crypto';
import { type Handler, orderOf, subscriptionOf } from '../../call';
import type { FormFile } from '../../gateway/multipart';
import { collection } from '../../lists/collection';
import { absent, badInput, byId } from '../../refusal';
import { linkTo } from '../../reply';
import type { Paper, StoredOrder } from './state';

/** Where lines are activated at the publisher: only those of marketplace orders. */
const activations = ({ id, family, lines }: StoredOrder) =>
	lines
		.filter(({ provisioned, cancelled }) => family === 'SaaS' && provisioned && !cancelled)
		.map((line) => ({
			line,
			link: linkTo(`https://publisher.example.com/activate?token=${id}-${line.lineItemNumber}`),
		}));

/** Of all lines, or of the one of the path. */
const lineLinks: Handler = (call) => {
	const asked = call.params.lineItemNumber;
	const meant = activations(orderOf(call)).filter(
		({ line }) => asked === undefined || asked === String(line.lineItemNumber),
	);
	return collection(call, meant, ({ line: { lineItemNumber }, link }) => ({ lineItemNumber, link }));
};

function view({ id: attachmentId, fileName, kind: attachmentType, content }: Paper) {
	const sizeInKB = Math.ceil(Buffer.from(content, 'base64').length / 1024);
	return { attachmentId, fileName, sizeInKB, attachmentType };
}

/** A software order comes with its purchase order. */
const papersOf = (order: StoredOrder): Paper[] => {
	const content = Buffer.from(`%PDF-1.4\n% Purchase order of ${order.id}\n%%EOF\n`).toString('base64');
	const kinds = { fileName: 'purchase-order.pdf', kind: 'POFile', type: 'application/pdf' };
	const own = { id: `${order.id}-1`, ...kinds, content };
	return [...(order.family === 'Software' ? [own] : []), ...(order.papers ?? [])];
};

type FormBody = { metadata: { IsPartOfTender: boolean; TenderLink?: string } } & Partial<
	Record<'POFiles' | 'TenderFiles', FormFile[]>
>;

export const paperHandlers: Record<string, Handler> = {
	'order.getActivationLinks': lineLinks,
	'more.GetOrderActivationLinks': lineLinks,
	'more.GetSubscriptionActivationLink': (call) => {
		const { id, orderId } = subscriptionOf(call);
		const orders = call.state.commerce.orders.filter((order) => order.id === orderId);
		const links = orders.flatMap(activations).filter(({ line }) => line.subscriptionId === id);
		return collection(call, links, ({ link }) => ({ subscriptionId: id, link }));
	},
	'order.getAttachments': (call) => collection(call, papersOf(orderOf(call)).map(view)),
	'order.downloadAttachment': (call) => {
		const paper = byId(papersOf(orderOf(call)), call.params.attachmentId, absent('The order has no such attachment.'));
		const headers = { 'Content-Type': paper.type, 'Content-Disposition': `attachment; filename="${paper.fileName}"` };
		return { status: 200, headers, stream: Buffer.from(paper.content, 'base64') };
	},
	'order.uploadAttachments': (call) => {
		const order = orderOf(call);
		const { metadata, ...files } = call.body as FormBody;
		if (metadata.IsPartOfTender && !metadata.TenderLink) throw badInput('TenderLink is needed for a part of a tender.');
		const added = Object.entries(files).flatMap(([name, sent]) =>
			sent.map(({ fileName, contentType: type, content }): Paper => {
				// POFiles come back as POFile.
				const kind = name.slice(0, -1);
				return { id: randomUUID(), fileName, kind, type, content: content.toString('base64') };
			}),
		);
		if (added.length === 0) throw badInput('No file came.');
		order.papers = [...(order.papers ?? []), ...added];
		return { ...collection(call, added.map(view)), status: 201 };
	},
};
