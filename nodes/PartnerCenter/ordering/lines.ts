import type { IDataObject } from 'n8n-workflow';

import { textOf } from '../../engine/util/decimal';
import { at } from '../../engine/util/path';

import { readCommitment } from './commitments';

/** Lines of carts and orders, in comparable form. */

export const linesOf = (object: IDataObject): IDataObject[] =>
	Array.isArray(object.lineItems) ? (object.lineItems as IDataObject[]) : [];

/** 'product:sku' without the availability, which changes over time; a legacy offer as it is. */
const productOf = (line: IDataObject): string => {
	const chosen = line.productId === undefined ? '' : `${String(line.productId)}:${String(line.skuId)}`;
	return String(line.catalogItemId ?? line.offerId ?? chosen)
		.split(':')
		.slice(0, 2)
		.join(':')
		.toLowerCase();
};

/** The subscription that an add-on belongs to, where the line names it. */
const parentOf = (line: IDataObject): string | undefined => {
	const parent = line.parentSubscriptionId ?? at(line, 'provisioningContext.ParentSubscriptionId');
	return parent ? String(parent).toLowerCase() : undefined;
};

/** '0.05 USD an hour' of a savings plan; it cannot be compared where it is not given. */
const commitmentOf = ({ purchaseCommitment }: IDataObject): string | undefined => {
	const { amount, currency } = readCommitment(purchaseCommitment) ?? {};
	return amount && currency ? `${textOf(amount)} ${currency} an hour` : undefined;
};

export const hasParent = (line: IDataObject): boolean => parentOf(line) !== undefined;

/** Spelling of both sources: onetime, one_time, OneTime. */
const cycleOf = (value: unknown): string =>
	String(value ?? '')
		.replaceAll('_', '')
		.toLowerCase();

/** Lines and the add-ons inside them. */
const flat = (lines: IDataObject[]): IDataObject[] =>
	lines.flatMap((line) => [line, ...flat(Array.isArray(line.addonItems) ? (line.addonItems as IDataObject[]) : [])]);

/** What distinguishes one line from another. Members that a platform's answer leaves out are undefined. */
interface Parts {
	product: string;
	quantity: number;
	term?: string;
	cycle?: string;
	parent?: string;
	/** what a savings plan commits to */
	commitment?: string;
}

function partsOf(object: IDataObject): Parts[] {
	return flat(linesOf(object)).map((line) => ({
		product: productOf(line),
		quantity: Number(line.quantity),
		term: line.termDuration ? String(line.termDuration) : undefined,
		cycle: cycleOf(line.billingCycle ?? object.billingCycle) || undefined,
		parent: parentOf(line),
		commitment: commitmentOf(line),
	}));
}

const worded = ({ product, quantity, term, cycle, parent, commitment }: Parts): string =>
	[`${quantity} x ${product}`, term, cycle, parent && `for ${parent}`, commitment].filter(Boolean).join(', ');

/** One text per line: '5 x cfq7ttc0lh18:0001, P1Y, monthly'; undefined when the object shows no lines. */
export function comparable(object: IDataObject): string[] | undefined {
	const parts = partsOf(object);
	return parts.length > 0 && parts.every(({ product }) => product !== '') ? parts.map(worded) : undefined;
}

const FITS = ['quantity', 'parent', 'commitment', 'term', 'cycle'] as const;

/** The line of an order intent that is most like a line; each is taken once, for two lines may differ in a single part. */
function takeLike(part: Parts, open: Parts[]): Parts | undefined {
	const weight = (one: Parts) =>
		FITS.reduce((sum, name, index) => sum + (one[name] === part[name] ? 2 ** (FITS.length - index) : 0), 0);
	const [like] = open.filter(({ product }) => product === part.product).sort((a, b) => weight(b) - weight(a));
	if (like) open.splice(open.indexOf(like), 1);
	return like;
}

/** The lines of an order as they compare with an order intent: what is not given back, or was left to the platform, is not compared. */
export function comparableWith(order: IDataObject, intent: IDataObject): string[] | undefined {
	const asked = partsOf(intent);
	const parts = partsOf(order);
	if (parts.length === 0) return undefined;
	return parts.map((part) => {
		const like = takeLike(part, asked);
		if (!like) return worded(part);
		const open = (mine?: string, theirs?: string) =>
			mine === undefined || theirs === undefined || theirs === 'unknown' ? theirs : mine;
		return worded({
			...part,
			term: open(part.term, like.term),
			cycle: open(part.cycle, like.cycle),
			parent: open(part.parent, like.parent),
			commitment: open(part.commitment, like.commitment),
		});
	});
}
