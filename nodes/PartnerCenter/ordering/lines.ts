import type { IDataObject } from 'n8n-workflow';

/** Lines of carts and orders, in comparable form. */

export const linesOf = (object: IDataObject): IDataObject[] => (Array.isArray(object.lineItems) ? (object.lineItems as IDataObject[]) : []);

/** 'product:sku' without the availability, which changes over time; a legacy offer as it is. */
const productOf = (line: IDataObject): string =>
	String(line.catalogItemId ?? line.offerId ?? '').split(':').slice(0, 2).join(':').toLowerCase();

/** Spelling of both sources: onetime, one_time, OneTime. */
const cycleOf = (value: unknown): string => String(value ?? '').replaceAll('_', '').toLowerCase();

/** Lines and the add-ons inside them. */
const flat = (lines: IDataObject[]): IDataObject[] =>
	lines.flatMap((line) => [line, ...flat(Array.isArray(line.addonItems) ? (line.addonItems as IDataObject[]) : [])]);

/** What tells one line from another. Members that a platform's answer leaves out are undefined. */
interface Parts {
	product: string;
	quantity: number;
	term?: string;
	cycle?: string;
}

function partsOf(object: IDataObject): Parts[] {
	return flat(linesOf(object)).map((line) => ({
		product: productOf(line),
		quantity: Number(line.quantity),
		term: line.termDuration ? String(line.termDuration) : undefined,
		cycle: cycleOf(line.billingCycle ?? object.billingCycle) || undefined,
	}));
}

const worded = ({ product, quantity, term, cycle }: Parts): string =>
	[`${quantity} x ${product}`, term, cycle].filter(Boolean).join(', ');

/** One text per line: '5 x cfq7ttc0lh18:0001, P1Y, monthly'; undefined when the object shows no lines. */
export function comparable(object: IDataObject): string[] | undefined {
	const parts = partsOf(object);
	return parts.length > 0 && parts.every(({ product }) => product !== '') ? parts.map(worded) : undefined;
}

/** The lines of an order as they compare with a wish: what is not given back, or was left to the platform, is not compared. */
export function comparableWith(order: IDataObject, wish: IDataObject): string[] | undefined {
	const asked = partsOf(wish);
	const parts = partsOf(order);
	if (parts.length === 0) return undefined;
	return parts.map((part) => {
		const like = asked.find(({ product, quantity }) => product === part.product && quantity === part.quantity)
			?? asked.find(({ product }) => product === part.product);
		if (!like) return worded(part);
		const open = (mine?: string, theirs?: string) => (mine === undefined || theirs === undefined || theirs === 'unknown' ? theirs : mine);
		return worded({ ...part, term: open(part.term, like.term), cycle: open(part.cycle, like.cycle) });
	});
}
