import type { IDataObject } from 'n8n-workflow';
import { fixtureText } from '../../play/fixtures';
import type { Platform, Reply } from '../platform';

/** Answers of the platform in another state than the examples show: what a write needs to be done for the first time. */

type Replies = Record<string, Reply>;

const example = (name: string): IDataObject => JSON.parse(fixtureText(`partnerCenter/${name}.json`)) as IDataObject;

/** A list from which everything is still missing. */
const nothingIn = (route: string): Replies => ({ [route]: { status: 200, body: { totalCount: 0, items: [] } } });

const NO_ORDERS = nothingIn('GET /v1/customers/{}/orders');

/** The moment of every run: what is made in it is no earlier order. */
const MADE = '2026-03-02T10:00:00Z';

const NEW_ORDER: IDataObject = { ...example('order.get'), creationDate: MADE };

/** An answer that holds what was sent, beside what the platform adds. */
const made = (route: string, name: string, without: IDataObject = {}): Replies => ({
	[route]: { status: 201, body: (sent: IDataObject) => ({ ...example(name), ...without, ...sent }) },
});

/** The lines of a cart as those of an order: add-ons are beside what they belong to. */
const ordered = (lines: IDataObject[]): IDataObject[] =>
	lines
		.flatMap(({ catalogItemId, addonItems = [], ...line }) => [
			{ ...line, offerId: catalogItemId },
			...ordered(addonItems as IDataObject[]),
		])
		.map((line, lineItemNumber) => ({ ...line, lineItemNumber }));

/** From the cart to the order: each holds the lines of the one before. */
function buying(): Replies {
	let lines: IDataObject[] = [];
	const order = (): IDataObject => ({ ...NEW_ORDER, lineItems: ordered(lines) });
	const cart = (sent: IDataObject): IDataObject => {
		lines = sent.lineItems as IDataObject[];
		return {
			...example('cart.create'),
			lineItems: lines,
			creationTimestamp: null,
			expirationTimestamp: '2026-12-31T00:00:00Z',
		};
	};
	return {
		...NO_ORDERS,
		'POST /v1/customers/{}/carts': { status: 201, body: cart },
		'POST /v1/customers/{}/carts/{}/checkout': { status: 201, body: () => ({ orders: [order()], orderErrors: [] }) },
		'GET /v1/customers/{}/orders/{}': { status: 200, body: order },
	};
}

/** An order of its own, without a cart. */
function ordering(): Replies {
	let sent: IDataObject = {};
	const order = (body?: IDataObject): IDataObject => {
		sent = body ?? sent;
		return { ...NEW_ORDER, ...sent };
	};
	return {
		...NO_ORDERS,
		'POST /v1/customers/{}/orders': { status: 201, body: order },
		'GET /v1/customers/{}/orders/{}': { status: 200, body: () => order() },
	};
}

/** A batch in which each device went through. */
const batch = example('deviceBatch.getStatus');
const ALL_DEVICES: Replies = {
	'GET /v1/customers/{}/batchJobStatus/{}': {
		status: 200,
		body: {
			...batch,
			status: 'finished',
			devicesStatus: (batch.devicesStatus as IDataObject[]).map((device) => ({
				...device,
				status: 'finished',
				errorCode: null,
				errorDescription: null,
			})),
		},
	},
};

/** A file with one row, as api.partner.microsoft.com sends it. */
const sheet = (route: string, text: string): Replies => ({
	[route]: { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: text },
});

const PRICES = sheet(
	"GET /v1.0/sales/pricesheets(Market='{}',PricesheetView='{}')/$value",
	'ProductId,SkuId,ProductTitle,SkuTitle,TermDuration,BillingPlan,Segment,UnitPrice,ERP Price,EffectiveStartDate,EffectiveEndDate\r\n' +
		'CFQ7TTC0LH16,0001,Microsoft 365,Business Premium,P1M,Monthly,Charity,17.60,22.00,1/1/2026,12/31/9999\r\n',
);

/** An export that is under way: its answer shows its id in the body. */
const queued = (part: string, name: string): Replies => {
	const [job] = example(`payout.get${name}Export`).value as IDataObject[];
	return {
		[`POST /v1.0/payouts/${part}`]: { status: 202, body: { value: [{ ...job, status: 'Queued', blobLocation: '' }] } },
	};
};

/** As the vendor's page shows the SKU of a savings plan. */
const SAVINGS_SKU = {
	id: '0001',
	minimumPurchaseCommitment: { grain: 'Hourly', currencyCode: { code: 'USD', symbol: '$' }, amount: '0.001' },
};

export const replies: Platform['replies'] = {
	'partnerCenterAddOnOrder.place': buying(),
	'partnerCenterAddOnOrder.placeLegacy': {
		'PATCH /v1/customers/{}/orders/{}': {
			status: 200,
			body: ({ lineItems }: IDataObject) => ({ ...example('order.get'), lineItems }),
		},
	},
	'partnerCenterCart.checkOut': {
		...NO_ORDERS,
		'GET /v1/customers/{}/carts/{}': { status: 200, body: { ...example('cart.get'), status: 'Active' } },
		'POST /v1/customers/{}/carts/{}/checkout': {
			status: 201,
			body: {
				...example('cart.checkout'),
				orders: (example('cart.checkout').orders as IDataObject[]).map((order) => ({ ...order, creationDate: MADE })),
			},
		},
	},
	'partnerCenterCustomer.findOrCreate': { 'HEAD /v1/domains/{}': { status: 404 } },
	'partnerCenterDevice.applyPolicy': ALL_DEVICES,
	'partnerCenterDevice.createBatch': ALL_DEVICES,
	'partnerCenterDevice.upload': ALL_DEVICES,
	'partnerCenterIndirectResellerOrder.place': ordering(),
	'partnerCenterMigration.createSchedule': {
		...nothingIn('GET /v1/migrations/newcommerce/schedules'),
		...made('POST /v1/customers/{}/migrations/newcommerce/schedules', 'migrationSchedule.create'),
	},
	'partnerCenterMigration.place': {
		...nothingIn('GET /v1/migrations/newcommerce'),
		...made('POST /v1/customers/{}/migrations/newcommerce', 'migration.create', { addOnMigrations: [] }),
		'POST /v1/customers/{}/migrations/newcommerce/validate': {
			status: 200,
			body: { ...example('migration.validate'), isEligible: true, errors: [] },
		},
	},
	'partnerCenterOrder.create': ordering(),
	'partnerCenterPurchase.place': buying(),
	'partnerCenterPayout.exportEarnings': queued('transactionhistory', 'TransactionHistory'),
	'partnerCenterPayout.exportPayments': queued('payments', 'Payments'),
	'partnerCenterPriceSheet.getOfferMatrix': sheet(
		"GET /v1.0/sales/offermatrix(Month='{}')/$value",
		'ProductId,SkuId,ProductTitle,SkuTitle\r\nCFQ7TTC0LH16,0001,Microsoft 365,Business Premium\r\n',
	),
	'partnerCenterPriceSheet.getPrices': PRICES,
	'partnerCenterPriceSheet.getRates': sheet(
		"GET /v1.0/sales/fxrates(Month='{}')/$value",
		'CurrencyCode,USDPerUnit,Month\r\nEUR,1.0853,2026\r\n',
	),
	'partnerCenterPurchase.placeSavingsPlan': {
		...buying(),
		'GET /v1/customers/{}/products/{}/skus': { status: 200, body: { totalCount: 1, items: [SAVINGS_SKU] } },
		'GET /v1/customers/{}/products/{}/skus/{}/availabilities': {
			status: 200,
			body: {
				totalCount: 1,
				items: [
					{
						id: 'a',
						catalogItemId: 'DZH318Z0EX04:0001:DZH318Z0A1B2',
						segment: 'commercial',
						isPurchasable: true,
						terms: [],
					},
				],
			},
		},
	},
	'partnerCenterSubscriptionUpgrade.transition': {
		...nothingIn('GET /v1/customers/{}/subscriptions/{}/transitions'),
		...made('POST /v1/customers/{}/subscriptions/{}/transitions', 'transition.create'),
	},
	'partnerCenterSubscriptionUpgrade.upgradeProduct': {
		'POST /v1/productUpgrades/eligibility': {
			status: 200,
			body: { ...example('productUpgrade.checkEligibility'), isEligible: true, upgradeId: null, reason: null },
		},
	},
	'partnerCenterTransfer.accept': {
		'GET /v1/customers/{}/transfers/{}': {
			status: 200,
			body: { ...example('transfer.get'), status: 'Active', completedTime: null },
		},
	},
	'partnerCenterWebhook.create': { 'GET /webhooks/v1/registration': { status: 404 } },
};
