import type { Call, Handler } from '../../call';
import { refuse } from '../../refusal';
import { missing } from '../refusals';
import type { Invoice } from './book';
import { invoiceById } from './book';
import { receiptId, totalOf } from './invoices';
import { pdf } from './pdf';
import type { Reply } from '../../reply';

const TYPE = 'application/pdf';

/** Throws 406 for a request that would not take a PDF. */
function checkAccept({ headers }: Call): void {
	const { accept = '*/*' } = headers;
	if (!accept.includes('*/*') && !accept.includes('application/*') && !accept.includes(TYPE)) {
		throw refuse(406, 406, 'Statements are PDF files: accept application/pdf.', 'gateway');
	}
}

function file(call: Call, invoice: Invoice, name: string, title: string): Reply {
	checkAccept(call);
	const lines = [
		title,
		call.tenant.name,
		new Date(invoice.date).toISOString().slice(0, 10),
		`${totalOf(call, invoice)} USD`,
	];
	return {
		status: 200,
		headers: { 'Content-Type': TYPE, 'Content-Disposition': `attachment; filename="${name}.pdf"` },
		stream: pdf(lines),
	};
}

const statement: Handler = (call) => {
	const invoice = invoiceById(call, call.params.invoiceId);
	return file(call, invoice, invoice.id, `Invoice ${invoice.id}`);
};

/** Only the billing of before gives tax receipts. */
const receipt: Handler = (call) => {
	const invoice = invoiceById(call, call.params.invoiceId);
	if (invoice.type !== 'Recurring' || call.params.receiptId !== receiptId(invoice)) throw missing('tax receipt');
	return file(call, invoice, receiptId(invoice), `Tax receipt ${receiptId(invoice)}`);
};

export const statementHandlers: Record<string, Handler> = {
	'invoice.getStatement': statement,
	'invoice.getReceiptStatement': receipt,
};
