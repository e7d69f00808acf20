import type { Completion, CustomRead, HookContext, Operation, OperationBase } from '../../engine/declare';
import { downloadFromApi } from '../../engine/http/files/download';
import { buildRequest } from '../../engine/http/request';

import { binaryPropertyName } from '../fields/files';
import { invoiceId } from '../fields/locators';
import { USER_ONLY } from '../vendor';

import { receiptId } from './fields';

/** Streams the document of an operation's route into the binary field that the user named. */
async function downloaded({ operation, session, values }: HookContext): Promise<Completion> {
	const file = await downloadFromApi(
		session,
		buildRequest(operation, values),
		`${Object.values(values.path).join('-')}.pdf`,
	);
	const row = { ...values.path, fileName: file.fileName };
	return async () => ({ rows: [row], binary: [{ [String(values.local.binaryPropertyName)]: file }] });
}

const statement = (declared: OperationBase): CustomRead => ({ ...declared, run: downloaded });

export const statements: Operation[] = [
	statement({
		value: 'getStatement',
		name: 'Get Statement',
		action: 'Get the statement of an invoice',
		description: 'Download an invoice as a PDF file',
		route: 'GET /v1/invoices/{invoiceId}/documents/statement',
		fields: [invoiceId, binaryPropertyName],
		needs: USER_ONLY,
		sample: 'partnerCenter/invoice.get.json',
		facts: ['invoice.getStatement'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-statement',
	}),
	statement({
		value: 'getReceiptStatement',
		name: 'Get Receipt Statement',
		action: 'Get the statement of a tax receipt',
		description: 'Download a tax receipt of an invoice as a PDF file. Taiwan only.',
		route: 'GET /v1/invoices/{invoiceId}/receipts/{receiptId}/documents/statement',
		fields: [invoiceId, receiptId, binaryPropertyName],
		needs: USER_ONLY,
		sample: 'partnerCenter/invoice.get.json',
		facts: ['invoice.getReceiptStatement'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-invoice-receipt-statement',
	}),
];
