import type { Field } from '../../../simulator/contract';

/** What the items of a list or the members of an object are, where the facts say it in words. */
export interface Inside {
	source: string;
	operations: string[];
	/** The row that is taken apart. */
	name: string;
	/** Its members; `'siblings'` are the fields beside it. */
	rows: Field[] | 'siblings';
}

const text = (name: string, required = true): Field => ({ name, type: 'string', required });
const PAIR = [text('key'), text('value')];

export const INSIDES: Inside[] = [
	{ source: 'notes of cart.create', operations: ['cart.create', 'cart.update'], name: 'lineItems[].participants', rows: PAIR },
	{ source: 'notes of device.applyPolicy', operations: ['device.applyPolicy'], name: 'devices[].policies', rows: PAIR },
	{ source: 'notes of cart.create', operations: ['cart.create', 'cart.update'], name: 'lineItems[].addonItems', rows: 'siblings' },
	{ source: 'notes of transfer.update', operations: ['transfer.update'], name: 'lineItems[].addonItems', rows: 'siblings' },
	{ source: 'notes of migration.create', operations: ['migration.create'], name: 'addOnMigrations', rows: 'siblings' },
	{
		source: 'notes of migrationSchedule.create',
		operations: ['migrationSchedule.create', 'migrationSchedule.update'],
		name: 'addOnMigrationSchedules',
		rows: 'siblings',
	},
	{
		source: 'notes of order.cancel',
		operations: ['order.cancel'],
		name: 'lineItems',
		rows: [{ name: 'lineItemNumber', type: 'integer', required: true }, text('offerId')],
	},
	{
		source: 'notes of gdap.create',
		operations: ['gdap.create', 'gdap.createAccessAssignment', 'gdap.updateAccessAssignment'],
		name: 'accessDetails.unifiedRoles',
		rows: [text('roleDefinitionId')],
	},
];
