import type { IDataObject } from 'n8n-workflow';

import {
	type Estimate,
	type HookContext,
	type Operation,
	Problem,
	type Session,
	type Values,
} from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { sameLines } from '../../engine/orders/existing/matchExistingOrder';

import { cancellingOf, comparable, comparableWith, lineOf, linesOf } from './lines';
import { keyWarning } from './orders';

export const PREVIEW_ROUTE = 'POST /v3/customers/{customerId}/orders';

/** Prices come for one currency only. */
const currencies = (body: IDataObject): Set<unknown> =>
	new Set(
		[body.currencyCode, ...linesOf(body).map(({ currencyCode }) => currencyCode)].filter((code) => code !== undefined),
	);

const priced = (line: IDataObject): IDataObject => (line.pricing === undefined ? {} : { pricing: line.pricing });

/** What the preview says of each line: the offer that was asked for, and the one that is ordered. */
function offersOf(asked: IDataObject[], answered: IDataObject[]): IDataObject[] {
	return answered.map((line) => {
		const mine = lineOf({ lineItems: asked }, line);
		return {
			line: line.extLineItemNumber,
			askedOfferId: mine?.offerId ?? null,
			orderedOfferId: line.offerId,
			quantity: line.quantity,
			...priced(line),
		};
	});
}

/** A preview: an order that is not placed. It may be repeated at will. @throws Problem where the order would be refused */
async function preview(session: Session, { path, query, body }: Values, orderType: string): Promise<IDataObject> {
	const asked = { ...query, ...(currencies(body).size <= 1 ? { 'fetch-price': true } : {}) };
	const { externalReferenceId: _key, ...rest } = body;
	const request = {
		...getRequest(PREVIEW_ROUTE, { customerId: path.customerId }, asked),
		body: { ...rest, orderType },
	};
	return await readObject(session, request);
}

/** The one currency of a preview's prices. */
function pricedIn({ pricingSummary }: IDataObject): IDataObject[string] {
	const [only, ...others] = Array.isArray(pricingSummary) ? (pricingSummary as IDataObject[]) : [];
	return others.length === 0 ? only?.currencyCode : undefined;
}

/**
 * Only the level of an offer may change in the preview. What it shows besides is ordered as well, so it must be what
 * was asked for: product, quantity, deployment and currency of each line. A deployment that it leaves out is no other one.
 * @throws Problem
 */
function refuseOther({ body }: Values, answer: IDataObject): void {
	const shown = { ...answer, cancellingItems: [], currencyCode: answer.currencyCode || pricedIn(answer) };
	const asked = { ...body, cancellingItems: [] };
	const differs = linesOf(body).some((line) => {
		const its = lineOf(shown, line);
		const alone = { ...asked, lineItems: [line] };
		const whole = { deploymentId: line.deploymentId, ...its } as IDataObject;
		return !its || !sameLines(comparableWith({ ...shown, lineItems: [whole] }, asked) ?? [], comparable(alone) ?? []);
	});
	if (!differs && linesOf(answer).length === linesOf(body).length) return;
	const lines = comparable(asked) ?? [];
	const previewed = comparableWith(shown, asked) ?? [];
	throw new Problem(
		`Nothing was ordered: the preview shows ${previewed.join('; ') || 'no lines'}, but this item requests ${lines.join('; ')}. Check the preview. Only the level of an offer may differ.`,
		{ outcome: 'failed', previewedLines: previewed, lines },
	);
}

/**
 * Runs the preview before an order is placed: Adobe sells at the level that the customer is entitled to, which its answer shows.
 * The offers of the answer go into the order; both ids and the prices are in the output.
 */
export const previewFirst =
	(orderType: string) =>
	async ({ session, values }: HookContext): Promise<string[]> => {
		const warnings = keyWarning(session.settings.orderKey);
		if (values.local.skipPreview === true) return warnings;
		const answer = await preview(session, values, orderType);
		refuseOther(values, answer);
		const offers = offersOf(linesOf(values.body), linesOf(answer));
		values.carried.preview = {
			offers,
			...(cancellingOf(answer).length > 0 ? { cancellingItems: cancellingOf(answer) } : {}),
			...(answer.pricingSummary === undefined ? {} : { pricingSummary: answer.pricingSummary }),
		};
		values.body.lineItems = linesOf(values.body).map((line) => {
			const offer = offers.find((one) => Number(one.line) === Number(line.extLineItemNumber));
			return { ...line, offerId: offer?.orderedOfferId ?? line.offerId };
		}) as IDataObject[];
		return warnings;
	};

/** The price of the preview, under its old or its new name; where the preview was skipped, it is asked for. */
const priceOf =
	(orderType: string) =>
	async ({ session, values }: HookContext): Promise<Estimate> => {
		const answer = values.carried.preview ?? (await preview(session, values, orderType));
		const summaries = (Array.isArray(answer.pricingSummary) ? answer.pricingSummary : []) as IDataObject[];
		// Several currencies are no total.
		const [summary = {}] = summaries.length === 1 ? summaries : [];
		return { total: summary.totalLineItemPartnerPrice ?? summary.totalLineItemPrice, currency: summary.currencyCode };
	};

/** What an order that is previewed first has: the preview before it, and its price as the estimate. */
export const previewed = (orderType: string): Pick<Operation, 'preflight' | 'estimate' | 'quantities'> => ({
	preflight: previewFirst(orderType),
	estimate: priceOf(orderType),
	quantities: ({ body }) => linesOf(body).map(({ quantity }) => Number(quantity ?? 0)),
});
