import type { Product, Sku, Term } from './types';

const MICROSOFT = 'Microsoft Corporation';
const ALL_TERMS: Term[] = ['P1M', 'P1Y', 'P3Y'];

const sku = (id: string, title: string, description: string, more: Partial<Sku> = {}): Sku => ({
	id,
	title,
	description,
	minimum: 1,
	maximum: 300,
	isTrial: false,
	billingCycles: ['monthly', 'annual', 'triennial'],
	sold: [{ segment: 'commercial', terms: ALL_TERMS }],
	unitType: 'Licenses',
	purchasePrerequisites: ['MicrosoftCustomerAgreement'],
	inventoryVariables: [],
	provisioningVariables: [],
	attestation: false,
	addOnOf: [],
	transitionsTo: [],
	...more,
});

const type = (id: string, subType?: string): Product['productType'] => ({
	id,
	displayName: id,
	...(subType && { subType: { id: subType, displayName: subType } }),
});

const seats = (id: string, title: string, description: string, skus: Sku[]): Product => ({
	id,
	title,
	description,
	family: 'OnlineServicesNCE',
	productType: type('OnlineServices', 'OnlineServicesNCE'),
	publisher: MICROSOFT,
	views: ['OnlineServices'],
	skus,
});

const software = (id: string, title: string, description: string, views: string[], one: Sku): Product => ({
	id,
	title,
	description,
	family: 'Software',
	productType: type('Software'),
	publisher: MICROSOFT,
	views: ['Software', ...views],
	skus: [one],
});

const reservation = (id: string, title: string): Sku =>
	sku(id, title, 'A virtual machine that is paid for in advance.', {
		maximum: 100,
		billingCycles: ['one_time', 'monthly'],
		sold: [{ segment: 'commercial', terms: ['P1Y', 'P3Y'] }],
		unitType: 'Instances',
		purchasePrerequisites: ['InventoryCheck', 'AzureSubscriptionRegistration'],
		inventoryVariables: ['customerId', 'azureSubscriptionId', 'armRegionName'],
		provisioningVariables: ['scope', 'subscriptionId', 'duration'],
	});

const savingsPlan = (id: string, title: string, term: Term): Sku =>
	sku(id, title, title, {
		maximum: 1,
		billingCycles: ['one_time', 'monthly'],
		sold: [{ segment: 'commercial', terms: [term] }],
		unitType: 'Benefit',
		minimumCommitment: '0.001',
	});

const bases = ['CFQ7TTC0EX01:0001', 'CFQ7TTC0EX02:0001'];

/** The catalogue: invented products, one at least of every kind that the platform treats in its own way. */
export const PRODUCTS: Product[] = [
	seats('CFQ7TTC0EX01', 'Office Suite Basic', 'Mail, files and meetings for small companies.', [
		sku('0001', 'Office Suite Basic', 'Mail, files and meetings for one user.', {
			sold: [
				{ segment: 'commercial', terms: ALL_TERMS },
				{ segment: 'education', terms: ['P1Y'] },
				{ segment: 'government', terms: ['P1Y'] },
				{ segment: 'nonprofit', terms: ['P1Y'] },
			],
			transitionsTo: ['CFQ7TTC0EX02:0001'],
		}),
		sku('0002', 'Office Suite Basic Trial', 'The suite for one month without charge.', {
			isTrial: true,
			maximum: 25,
			billingCycles: ['none'],
			sold: [{ segment: 'commercial', terms: ['P1M'] }],
			transitionsTo: ['CFQ7TTC0EX01:0001'],
		}),
	]),
	seats('CFQ7TTC0EX02', 'Office Suite Premium', 'The basic suite with desktop programs and device management.', [
		sku('0001', 'Office Suite Premium', 'The basic suite with desktop programs and device management for one user.'),
	]),
	seats('CFQ7TTC0EX03', 'Meeting Calls', 'Calls to telephones out of meetings.', [
		sku('0001', 'Meeting Calls Add-On', 'Adds telephone calls to a suite.', {
			addOnOf: bases,
			provisioningVariables: ['ParentSubscriptionId'],
		}),
	]),
	seats(
		'CFQ7TTC0EX04',
		'Extended Service',
		'Support beyond the usual end; the buyer attests that it is entitled to it.',
		[
			sku('0001', 'Extended Service', 'Extended support for one user.', {
				attestation: true,
				minimum: 5,
				maximum: 50,
				sold: [{ segment: 'commercial', terms: ['P1Y'] }],
			}),
		],
	),
	{
		id: 'DZH318Z0EX01',
		title: 'Azure plan',
		description: 'Azure services, billed by use.',
		family: 'Azure',
		productType: type('Azure', 'AzurePlan'),
		publisher: MICROSOFT,
		views: ['Azure', 'MicrosoftAzure'],
		skus: [
			sku('0001', 'Azure plan', 'Azure services, billed by use.', {
				maximum: 1,
				billingCycles: ['monthly'],
				sold: [{ segment: 'commercial', terms: [null] }],
				unitType: 'Usage',
			}),
		],
	},
	{
		id: 'DZH318Z0EX02',
		title: 'Reserved Machine',
		description: 'Reserved virtual machines.',
		family: 'AzureReservation',
		productType: type('Azure', 'VirtualMachines'),
		publisher: MICROSOFT,
		views: ['Azure', 'AzureReservations', 'AzureReservationsVM'],
		skus: [reservation('0001', 'Reserved Machine Small'), reservation('0002', 'Reserved Machine Large')],
	},
	{
		id: 'DZH318Z0EX04',
		title: 'Azure savings plan',
		description: 'A lower price for compute services, for an amount that is committed each hour.',
		family: 'AzureSavingsPlan',
		productType: type('Azure', 'SavingsPlan'),
		publisher: MICROSOFT,
		views: ['Azure'],
		skus: [
			savingsPlan('0001', 'Compute savings plan, 1 Year', 'P1Y'),
			savingsPlan('0002', 'Compute savings plan, 3 Years', 'P3Y'),
		],
	},
	{
		id: 'DZH318Z0EX03',
		title: 'Note Board',
		description: 'Notes for teams, from another publisher.',
		family: 'SaaS',
		productType: type('SaaS'),
		publisher: 'Example Notes',
		views: ['MarketplaceSaaS'],
		countries: ['US', 'GB', 'DE'],
		skus: [
			sku('0001', 'Note Board Team', 'Notes for one user.', {
				billingCycles: ['monthly', 'annual'],
				sold: [{ segment: 'commercial', terms: ['P1M', 'P1Y'] }],
			}),
		],
	},
	software(
		'DG7GMGF0EX01',
		'Server Edition',
		'A server, bought once.',
		['SoftwarePerpetual'],
		sku('0001', 'Server Edition', 'One server licence without end.', {
			maximum: 1000,
			billingCycles: ['one_time'],
			sold: [
				{ segment: 'commercial', terms: [null] },
				{ segment: 'education', terms: [null] },
			],
		}),
	),
	software(
		'DG7GMGF0EX02',
		'Penguin Server',
		'A Linux server with support.',
		['SoftwareSubscriptions', 'SoftwareSUSELinux'],
		sku('0001', 'Penguin Server', 'Support of one server.', {
			maximum: 500,
			billingCycles: ['one_time', 'annual'],
			sold: [{ segment: 'commercial', terms: ['P1Y', 'P3Y'] }],
		}),
	),
];
