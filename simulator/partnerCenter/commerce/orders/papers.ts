import type { Call, Handler, Reply } from '../../call';
import { collection } from '../../collection';
import { orderOf, subscriptionOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { linkTo } from '../replies';
import type { OrderLine, StoredOrder } from './state';

/** Only marketplace orders are activated at the publisher. */
const linesToActivate = ({ family, lines }: StoredOrder): OrderLine[] =>
	family === 'SaaS' ? lines.filter(({ provisioned, cancelled }) => provisioned && !cancelled) : [];

const activation = (order: StoredOrder, { lineItemNumber }: OrderLine) =>
	linkTo(`https://publisher.example.com/activate?token=${order.id}-${lineItemNumber}`);

const activationLinks = (call: Call, isWanted: (line: OrderLine) => boolean): Reply => {
	const order = orderOf(call);
	const lines = linesToActivate(order).filter(isWanted);
	return collection(call, lines.map((line) => ({ lineItemNumber: line.lineItemNumber, link: activation(order, line) })));
};

const subscriptionLink: Handler = (call) => {
	const { id, orderId } = subscriptionOf(call);
	const order = call.state.commerce.orders.find((candidate) => candidate.id === orderId);
	const lines = order ? linesToActivate(order).filter(({ subscriptionId }) => subscriptionId === id) : [];
	return collection(call, lines.map((line) => ({ subscriptionId: id, link: activation(order as StoredOrder, line) })));
};

/** The one paper that hangs on a software order; uploading is not simulated. */
const attachmentId = ({ id }: StoredOrder): string => `${id}-1`;

const paper = (order: StoredOrder): Buffer => Buffer.from(`%PDF-1.4\n% Purchase order of ${order.id}\n%%EOF\n`);

const hasPaper = ({ family }: StoredOrder): boolean => family === 'Software';

const attachments: Handler = (call) => {
	const order = orderOf(call);
	const row = { attachmentId: attachmentId(order), fileName: 'purchase-order.pdf', fileType: 'pdf', fileSizeInKB: 1 };
	return collection(call, hasPaper(order) ? [row] : []);
};

const download: Handler = (call) => {
	const order = orderOf(call);
	if (!hasPaper(order) || call.params.attachmentId !== attachmentId(order)) {
		throw refusal({ ...PROBLEMS.input, status: 404 }, 'The order has no such attachment.');
	}
	const headers = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'attachment; filename="purchase-order.pdf"' };
	return { status: 200, headers, stream: paper(order) };
};

export const paperHandlers: Record<string, Handler> = {
	'order.getActivationLinks': (call) => activationLinks(call, ({ lineItemNumber }) => String(lineItemNumber) === call.params.lineItemNumber),
	'more.GetOrderActivationLinks': (call) => activationLinks(call, () => true),
	'more.GetSubscriptionActivationLink': subscriptionLink,
	'more.GetOrderAttachments': attachments,
	'more.DownloadOrderAttachment': download,
};
