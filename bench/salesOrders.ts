import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import type { Measured } from './flow';
import { httpRequest, ours, type NodeKind } from './flows';

/** Milliseconds that the server takes for a request. */
export const LATENCY = 50;
/** Max Concurrent Requests, where a row sets it. */
export const LANES = 20;
export const ORDERS = 1000;

/** Our Sales Order > Place with one line. @param more beside the parameters that every order needs */
export const placeOrder = (options: IDataObject, more: IDataObject = {}): NodeKind =>
	ours('ingramMicroSalesOrder', {
		resource: 'salesOrder',
		operation: 'place',
		customerId: { __rl: true, mode: 'id', value: '={{ $json.customerId }}' },
		productsFrom: 'fields',
		products: { line: [{ mpn: { __rl: true, mode: 'id', value: 'ACME-BACKUP' }, quantity: 2 }] },
		dryRun: false,
		waitForCompletion: false,
		simplify: true,
		additionalFields: {},
		options,
		...more,
	});

/** The same order by the HTTP Request node. */
export const postOrder = (ingramUrl: string, options: IDataObject = {}): NodeKind =>
	httpRequest({
		method: 'POST',
		url: `${ingramUrl}/orders`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ { type: "sales", customerId: $json.customerId, products: [{ mpn: "ACME-BACKUP", quantity: 2 }] } }}',
		options,
	});

/** Seconds that so many requests take at the least, when the server answers each after LATENCY. */
export const limitOf = (requests: number, lanes = LANES): number => (requests / lanes) * (LATENCY / 1000);

/** Throws unless the run ended well and each of these customers has one order more; a run that lost or doubled something is no result. */
export function assertEachOnce({ status, output, server }: Measured, count: number): void {
	assert.equal(status, 'success');
	assert.equal(output.length, count, 'items that came out');
	assert.equal(server.newOrders, count, 'orders on the server');
	assert.equal(
		new Set(output.map(({ customerId }) => customerId)).size,
		count,
		'customers among the items that came out',
	);
}
