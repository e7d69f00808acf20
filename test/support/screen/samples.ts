import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What a user enters. Text that goes by no rule is made of the field's name. */
type Sample = string | number | boolean | Array<string | number>;

/**
 * Fields whose value must be of a certain form, by name, or by `parent.name` where a name is in several groups.
 * Dates are what the editor's picker emits.
 */
const BY_NAME: Record<string, Sample> = {
	// Accounts
	countryCode: 'US',
	currency: 'USD',
	language: 'en',
	email: 'jane.doe@example.com',
	matchEmail: 'jane.doe@example.com',
	phoneNumber: '1#949#5550100#',
	'contactPersons.type': 'admin',
	// Ids
	customerId: '1000240',
	resellerId: '1000001',
	subscriptionId: '1000177',
	orderId: '1001044',
	planId: '2147147',
	reportId: 'f40c942d-ebec-41b9-b604-5ed9ffb6d4f2',
	mpn: 'CFQ7TTC0LH16:0001',
	alignmentSubscriptionId: '1000177',
	// The line that the product list of the fixtures fits
	'more.vendor': 'microsoft',
	'more.id': 'sku-business-basic',
	quantity: 5,
	duration: 1,
	'subscriptionPeriod.type': 'year',
	'billingPeriod.type': 'month',
	// Money and rates
	amount: '19.80',
	lowerLimit: '10',
	new: '10',
	original: '15',
	resellerMargin: '10',
	totalMargin: '30',
	discountPercentage: '25',
	discountedUnitPrice: '70.50',
	'totalAbsDiscount.value': '300',
	// Limits, wide enough for everything: the recorder's estimate is 30 USD
	'limits.maximumQuantity': 1_000_000,
	'limits.maximumTotal': '1000000.00',
	'limits.expectedCurrency': 'USD',
	'limits.dealAmount': '30.00',
	'limits.tolerance': '100000000',
	// Dates, in the order that they need
	from: '2026-03-01T00:00:00',
	to: '2026-03-31T00:00:00',
	startDate: '2026-01-01T00:00:00',
	migrationDate: '2026-02-15T00:00:00',
	endDate: '2026-02-28T00:00:00',
	expirationDate: '2026-12-31T00:00:00',
	creationDateFrom: '2026-01-01T00:00:00',
	creationDateTo: '2026-03-31T00:00:00',
	creationTimeFrom: '2026-01-01T00:00:00',
	creationTimeTo: '2026-03-31T23:59:59',
	effectiveStartDate: '2026-01-01T00:00:00',
	effectiveEndDate: '2026-12-31T00:00:00',
	// Steering: an order that is only rehearsed sends nothing
	dryRun: false,
	binaryPropertyName: 'file',
	downloadUrl: 'https://files.example.invalid/reports/daily.csv?sig=c2lnbmF0dXJl',
};

/** The first choice that is not preselected, so that a choice which is never sent is seen. */
function otherThanDefault({ options = [], default: preselected }: INodeProperties): string | number | boolean {
	const values = (options as INodePropertyOptions[]).map(({ value }) => value);
	return values.find((value) => value !== preselected) ?? values[0];
}

function byType(field: INodeProperties, line: number): Sample {
	switch (field.type) {
		case 'number':
			return Math.min(Math.max(5, field.typeOptions?.minValue ?? 0), field.typeOptions?.maxValue ?? Infinity);
		case 'boolean':
			return !field.default;
		case 'options':
			return otherThanDefault(field);
		case 'multiOptions':
			return (field.options as INodePropertyOptions[]).map(({ value }) => value as string | number);
		case 'dateTime':
			return '2026-03-31T00:00:00';
		case 'json':
			return '["first", {"second": 2}]';
		default:
			return `${field.name}-${line}`;
	}
}

/**
 * What a user enters into one field.
 *
 * @param parent name of the group that the field is in, '' at the top
 * @param line number of the row, from 1: texts of several rows differ
 * @param own values of the caller, by name or `parent.name`, which win
 */
export function sampleOf(field: INodeProperties, parent: string, line: number, own: Record<string, Sample>): Sample {
	const { name, type } = field;
	const known = own[`${parent}.${name}`] ?? own[name] ?? BY_NAME[`${parent}.${name}`] ?? BY_NAME[name];
	const value = known ?? byType(field, line);
	if (type === 'string' && typeof value === 'number') return String(value);
	return type === 'number' && typeof value === 'string' ? Number(value) : value;
}

export type { Sample };
