import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection, sizeOffsetPage, tokenPage } from '../../collection';
import { linkTo } from '../../commerce/replies';
import { invalid } from '../refusals';
import type { Invoice } from './book';
import { invoiceById, openPeriod } from './book';
import { charges, dailyUse } from './charges';
import { dailyUseLines, licenseLines, useLines } from './legacyLines';
import type { Reply } from '../../reply';
import type { Row } from '../row';

const PAGE = { defaultSize: 2000, maxSize: 2000 };

/** Every line of an invoice of New Commerce: charges, or daily use. A correction gives back the first charge. */
export function modernLines(call: Call, invoice: Invoice, type: string): Row[] {
	if (type === 'usagelineitems')
		return invoice.amends ? [] : dailyUse(call, invoice, invoice.id, 'invoice.getBilledConsumption');
	const rows = charges(call, invoice, invoice.id, 'invoice.getLineItems');
	if (!invoice.amends) return rows;
	const [{ subtotal, totalForCustomer, quantity, ...row }] = rows;
	return [
		{
			...row,
			quantity: -Number(quantity),
			subtotal: -Number(subtotal),
			totalForCustomer: -Number(totalForCustomer),
			chargeType: 'Cancel',
		},
	];
}

/** Every line of an invoice of the billing of before. */
export function legacyLines(call: Call, invoice: Invoice, provider: string, type: string): Row[] {
	if (provider === 'office') return type === 'billinglineitems' ? licenseLines(call, invoice) : [];
	return type === 'billinglineitems' ? useLines(call, invoice, invoice.id) : dailyUseLines(call, invoice, invoice.id);
}

/** The samples of this list misspell a name in the next link, and join its last part with a second question mark. */
function withOddLink(reply: Reply): Reply {
	const { next } = (reply.body as { links: { next?: { uri: string } } }).links;
	if (next) next.uri = next.uri.replace('invoicelineitemtype', 'nvoicelineitemtype');
	return reply;
}

/** Rows that earn credit, or do not, when the query asks for it; only daily use tells. */
function byCredit(call: Call, rows: Row[]): Row[] {
	const asked = textOf(call, 'hasPartnerEarnedCredit');
	if (asked === undefined) return rows;
	if (textOf(call, 'provider') !== 'onetime' || textOf(call, 'invoicelineitemtype') !== 'usagelineitems') {
		throw invalid('hasPartnerEarnedCredit goes with the provider onetime and usagelineitems only.');
	}
	return rows.filter(({ hasPartnerEarnedCredit }) => String(hasPartnerEarnedCredit) === asked);
}

/** An invoice has lines of the providers of its own billing only; of the others it has none. */
const ofInvoice: Handler = (call) => {
	const invoice = invoiceById(call, call.params.invoiceId);
	const provider = textOf(call, 'provider') ?? '';
	const type = textOf(call, 'invoicelineitemtype') ?? '';
	if (provider === 'onetime') {
		const rows = byCredit(call, invoice.type === 'OneTime' ? modernLines(call, invoice, type) : []);
		return withOddLink(tokenPage(call, rows, { ...PAGE, linkForm: 'doubleQuestionMark' }));
	}
	const rows = byCredit(call, invoice.type === 'Recurring' ? legacyLines(call, invoice, provider, type) : []);
	return sizeOffsetPage(call, rows, PAGE);
};

const inCurrency = (call: Call, rows: Row[]): Row[] => {
	const asked = textOf(call, 'currencycode')?.toUpperCase();
	return rows.filter(({ currency, billingCurrency }) => (currency ?? billingCurrency) === asked);
};

const billedUse: Handler = (call) => {
	const invoice = invoiceById(call, call.params.invoiceId);
	const rows = invoice.type === 'OneTime' ? modernLines(call, invoice, 'usagelineitems') : [];
	return tokenPage(call, inCurrency(call, rows), PAGE);
};

const periodOf = (call: Call) => openPeriod(call.now, textOf(call, 'period') as 'current' | 'previous');

const openUse: Handler = (call) => {
	const rows = dailyUse(call, periodOf(call), '', 'invoice.getUnbilledConsumption').filter(
		({ usageDate }) => Date.parse(String(usageDate)) <= call.now,
	);
	return tokenPage(call, inCurrency(call, rows), { ...PAGE, linkForm: 'doubleQuestionMark' });
};

const openCharges: Handler = (call) => {
	const rows = charges(call, periodOf(call), '', 'invoice.getUnbilledReconciliation');
	return tokenPage(call, inCurrency(call, byCredit(call, rows)), { ...PAGE, linkForm: 'withVersion' });
};

/** Addresses of what is not billed yet, ready to be called. */
const estimateLinks: Handler = (call) => {
	const currency = textOf(call, 'currencycode') ?? '';
	const kinds = [
		{ type: 'billing_line_items', query: 'billinglineitems', text: 'Charges' },
		{ type: 'usage_line_items', query: 'usagelineitems', text: 'Daily rated use' },
	];
	const rows = ['current', 'previous'].flatMap((period) =>
		kinds.map(({ type, query, text }) => ({
			type,
			title: `${text}, ${period} period`,
			description: `${text} that are not billed yet`,
			period,
			link: linkTo(
				`/invoices/unbilled/lineitems?provider=onetime&invoicelineitemtype=${query}&currencycode=${currency}&period=${period}`,
			),
			attributes: { objectType: 'EstimateLink' },
		})),
	);
	return collection(call, rows);
};

export const invoiceLineHandlers: Record<string, Handler> = {
	'invoice.getLineItems': ofInvoice,
	'invoice.getBilledConsumption': billedUse,
	'invoice.getUnbilledConsumption': openUse,
	'invoice.getUnbilledReconciliation': openCharges,
	'invoice.getEstimateLinks': estimateLinks,
};
